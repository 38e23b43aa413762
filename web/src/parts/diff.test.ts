import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diff } from './diff.ts'

for (const [name, before, after, expected] of [
  [
    'one word in the middle',
    '建成3所幼儿园',
    '建成5所幼儿园',
    { head: '建成', before: '3', after: '5', tail: '所幼儿园' },
  ],
  ['nothing before', '', '区教育局', { head: '', before: '', after: '区教育局', tail: '' }],
  ['the same', '不变', '不变', { head: '不变', before: '', after: '', tail: '' }],
  [
    'a repeated word at the end counts once',
    '好',
    '好好',
    { head: '好', before: '', after: '好', tail: '' },
  ],
] as const) {
  test(`the difference of ${name} is what was changed and no more`, () => {
    assert.deepEqual(diff(before, after), expected)
  })
}
