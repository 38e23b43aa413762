import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read_lines } from './schema-lines.ts'

const schema = {
  type: 'object',
  properties: {
    kind: {
      title: '类别',
      'x-title-en': 'kind',
      oneOf: [{ const: 'a', title: '甲', 'x-title-en': 'A' }],
    },
    urgent: { title: '紧急', type: 'boolean' },
    seen: { title: '发现', type: 'string', format: 'date-time' },
    tags: { title: '标签', type: 'array', items: { enum: ['x', 'y'] } },
    site: { type: 'object', properties: { road: { title: '道路', type: 'string' } } },
    lead: { title: '牵头', type: 'string', 'x-unit': true },
    none: { title: '没有填', type: 'string' },
  },
}
const value = {
  kind: 'a',
  urgent: true,
  seen: '2026-11-05T01:30:00Z',
  tags: ['y', 'x'],
  site: { road: '和平路' },
  lead: 'education',
  unknown: 7,
}
const said = { zone: 'Asia/Shanghai', unit_name: (id: string) => `[${id}]` }

test('what was filled in is read by its labels and the words of its options', () => {
  const lines = read_lines(schema, value, { ...said, language: 'zh-CN' })
  assert.deepEqual(
    lines.map(({ title, words }) => [title.zh, words]),
    [
      ['类别', '甲'],
      ['紧急', '是'],
      ['发现', '2026-11-05 09:30'],
      ['标签', 'y、x'],
      ['道路', '和平路'],
      ['牵头', '[education]'],
      ['unknown', '7'],
    ],
  )
})

test('in English too, and without a schema under bare names', () => {
  const lines = read_lines(schema, value, { ...said, language: 'en' })
  assert.deepEqual([lines[0]!.title.en, lines[0]!.words, lines[3]!.words], ['kind', 'A', 'y, x'])
  assert.equal(read_lines(null, { a: 'b' }, { ...said, language: 'en' })[0]!.words, 'b')
})
