// A list that an office keeps, such as the night's calls of a hotline, handed in at the desk: each
// row a case, or nothing and what is wrong with each cell.

import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {after, before, describe, test} from 'node:test'
import {monday} from '../support/casework.ts'
import {District} from '../support/district.ts'
import {command} from '../support/program.ts'
import {writeSheet} from '../support/sheet.ts'

const city = 'city/management-case'
const header = ['问题类别', '问题描述', '联系人', '联系电话', '地址', '经度', '纬度']

describe('a table of reports', () => {
  let district: District
  before(async () => {
    district = await District.start('qiming', ['--simulated-clock', monday])
  })
  after(() => district.stop())

  const upload = async (login: string, name: string, bytes: string | Buffer, fields: Record<string, string> = {}, headers = {}) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({service: city, ...fields})) form.set(field, value)
    form.set('file', new File([bytes as any], name))
    return (await district.as(login)).request('POST', '/api/v1/cases/import', {form, headers})
  }
  const get = async (login: string, target: string) => (await (await district.as(login)).get(`/api/v1/${target}`)).body

  test('each row becomes a case that goes the way of its place', async () => {
    const table = [
      ['夜间来电'],
      header,
      ['路灯', '书声街东门外路灯三天没有亮。', '王小明', '13800138000', '书声街 18 号院', '117.5153', '39.5127'],
      ['暴露垃圾', '文汇路口垃圾堆放多日。', '', '', '文汇路口', '', ''],
    ]
    const reply = await upload('dispatcher-grid', '来电.xlsx', writeSheet(table))
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    assert.equal(reply.body.registered, 2)
    const {cases} = await get('dispatcher-grid', `cases?number=${reply.body.first}`)
    assert.equal(cases[0].category, '010105')
    const one = await get('dispatcher-grid', `cases/${cases[0].id}`)
    assert.equal(one.channel, 'import')
    assert.equal(one.applicant.kind, 'resident')
    assert.equal(one.place.subdistrict, '129901001')
    assert.equal((await get('dispatcher-grid', `cases?number=${reply.body.last}`)).cases[0].category, '020101')
  })

  test('a table in GB18030 with Baidu coordinates is taken in as well', async () => {
    const text = `${header.join(',')}\n路灯,书声街西门外路灯三天没有亮。,,,,117.5280,39.5200\n`
    const bytes = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], {input: text})
    const reply = await upload('dispatcher-grid', '来电.csv', bytes, {reference: 'bd09'})
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    const {cases} = await get('dispatcher-grid', `cases?number=${reply.body.first}`)
    const {place} = await get('dispatcher-grid', `cases/${cases[0].id}`)
    assert.ok(place.longitude > 117.51 && place.longitude < 117.525, JSON.stringify(place))
  })

  test('the desk of enterprises takes in what enterprises raise', async () => {
    const text = [
      '企业名称,统一社会信用代码,诉求类别,标题,情况说明,是否已影响正常生产经营,联系人,联系电话',
      '启明云帆贸易有限公司,91350100M000100Y43,停车,门前停车难,门前车位不足，客户无处停车。,是,李红,13900139000',
    ].join('\r\n')
    const reply = await upload('dispatcher-services', '诉求.csv', text, {service: 'enterprise/issue'})
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    const {cases} = await get('dispatcher-services', `cases?number=${reply.body.first}`)
    const one = await get('dispatcher-services', `cases/${cases[0].id}`)
    assert.equal(one.applicant.kind, 'enterprise')
    assert.equal(one.applicant.credit_code, '91350100M000100Y43')
    assert.equal(one.form.stands_still, true)
  })

  test('sent twice under one key it is registered once', async () => {
    const table = `${header.join(',')}\n路灯,书声街南门外路灯三天没有亮。,,,书声街南门,,\n`
    const key = {'Idempotency-Key': 'the-list-of-monday'}
    const first = await upload('dispatcher-grid', '来电.csv', table, {}, key)
    assert.equal(first.status, 201, JSON.stringify(first.body))
    assert.deepEqual((await upload('dispatcher-grid', '来电.csv', table, {}, key)).body, first.body)
  })

  test('a table with faults is taken in not at all, and each fault is told at its cell', async () => {
    const before = (await get('dispatcher-grid', 'cases/count')).count
    const table = [
      [...header, '天气'].join(','),
      '路灯,书声街北门外路灯三天没有亮。,,,书声街北门,,,晴',
      '没有这一类,短,,12,,200,39.5,',
      '路灯,南门外大街路灯不亮。,,,,100.1,20.2,',
    ].join('\n')
    const reply = await upload('dispatcher-grid', '来电.csv', table)
    assert.equal(reply.status, 422)
    assert.equal(reply.body.id, 'case.table-faulty')
    const faults = reply.body.errors.map((fault: any) => `${fault.place} ${fault.id}`).sort()
    assert.deepEqual(faults, ['A3 case.choice-unknown', 'B3 schema.min-length', 'D3 case.phone-faulty', 'F3 case.coordinate-faulty', 'F3 case.place-missing', 'F4 case.place-outside', 'H1 import.column-unknown'])
    for (const fault of reply.body.errors) assert.match(fault.title, /[一-龥]/)
    assert.equal((await get('dispatcher-grid', 'cases/count')).count, before)
  })

  test('what is no table of the service, and who is not its desk, is refused', async () => {
    const table = `${header.join(',')}\n路灯,书声街南门外路灯三天没有亮。,,,书声街南门,,\n`
    const id = async (reply: Promise<any>) => (await reply).body.id
    assert.equal(await id(upload('handler-city-management', 'a.csv', table)), 'case.not-desk')
    assert.equal(await id(upload('dispatcher-services', 'a.csv', table)), 'case.not-desk')
    assert.equal(await id(upload('dispatcher-grid', 'a.csv', table, {service: 'city/none'})), 'service.not-found')
    assert.equal((await upload('dispatcher-grid', 'a.csv', table, {service: ''})).body.errors[0].id, 'request.field-missing')
    assert.equal((await upload('dispatcher-grid', 'a.csv', table, {reference: 'mars'})).body.errors[0].id, 'request.not-a-choice')
    assert.equal((await upload('dispatcher-grid', 'a.csv', '天气\n晴\n')).body.errors[0].id, 'case.column-missing')
    assert.equal((await upload('dispatcher-grid', 'a.csv', header.join(','))).body.errors[0].id, 'case.table-empty')
    const many = [header.join(','), ...Array.from({length: 1001}, (_, n) => `路灯,第${n}盏路灯不亮了,,,书声街,,`)].join('\n')
    const long = await upload('dispatcher-grid', 'a.csv', many)
    assert.equal(long.status, 413)
    assert.equal(long.body.id, 'case.table-too-long')
  })

  test('what the ledger says makes the cases again', async () => {
    const seen = await get('dispatcher-grid', 'cases?limit=100')
    await district.running.stop()
    const {data} = district.running
    const verified = await command('verify', '--data', data)
    assert.equal(verified.code, 0, verified.stdout + verified.stderr)
    assert.equal((await command('rebuild', '--data', data)).code, 0)
    await district.restart()
    assert.deepEqual(await get('dispatcher-grid', 'cases?limit=100'), seen)
  })
})
