import assert from 'node:assert/strict'
import { test } from 'node:test'
import { report_columns } from './report-columns.ts'

const form = {
  properties: {
    firm: {
      type: 'string',
      title: '企业名称',
      'x-title-en': 'firm',
      'x-applicant': 'organisation',
    },
    wishes: { type: 'array', title: '愿望', 'x-title-en': 'wishes' },
    title: { type: 'string', title: '标题', 'x-title-en': 'title' },
  },
}

test('the columns are those of the form, of the applicant and of the place', () => {
  const service = { form, applicants: ['enterprise'], place: 'optional' as const }
  assert.deepEqual(report_columns(service, 'en'), [
    'firm',
    'title',
    'name',
    'phone',
    'email',
    'credit_code',
    'address',
    'longitude',
    'latitude',
  ])
})

test('where there are neither enterprises nor places nobody is asked for them', () => {
  const service = { form: {}, applicants: ['resident'], place: 'none' as const }
  assert.deepEqual(report_columns(service, 'zh-CN'), ['联系人', '联系电话', '电子邮箱'])
})
