import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clauses, headline_of, parts } from './parts-of.ts'

const words = '启动区档案馆建设，建成区美术馆。'

test('an item may be cut after its punctuation, and the offsets count from the source', () => {
  assert.deepEqual(
    clauses(words, 100).map(({ begin, end }) => [begin, end]),
    [
      [100, 109],
      [109, 116],
    ],
  )
})

test('parts are what lies between the cuts, without the punctuation at their ends', () => {
  const all = clauses(words, 0)
  assert.deepEqual(
    parts(all, new Set()).map((part) => part.words),
    ['启动区档案馆建设，建成区美术馆'],
  )
  assert.deepEqual(parts(all, new Set([0])), [
    { begin: 0, end: 8, words: '启动区档案馆建设' },
    { begin: 9, end: 15, words: '建成区美术馆' },
  ])
})

test('a run of punctuation is one place to cut', () => {
  assert.equal(clauses('好！！坏', 0).length, 2)
})

test('a headline has no punctuation at its ends and keeps to its length', () => {
  assert.equal(headline_of('，建成区美术馆。', 40), '建成区美术馆')
  assert.equal(headline_of('建成区美术馆', 3), '建成区')
})
