import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CodePoints, points_before } from './code-points.ts'
import { next_at, segments } from './segments.ts'

test('a piece without items is one run', () => {
  assert.deepEqual(segments(3, 9, []), [{ begin: 3, end: 9, items: [], quantity: false }])
})

test('a run within two items names the shorter first', () => {
  const runs = segments(0, 10, [
    { id: 'parent', begin: 0, end: 10 },
    { id: 'child', begin: 4, end: 6 },
  ])
  assert.deepEqual(
    runs.map(({ begin, end, items }) => [begin, end, items]),
    [
      [0, 4, ['parent']],
      [4, 6, ['child', 'parent']],
      [6, 10, ['parent']],
    ],
  )
})

test('an item reaching over the piece is cut at its ends and quantities are told apart', () => {
  const runs = segments(10, 20, [{ id: 'a', begin: 5, end: 30 }], [{ begin: 12, end: 14 }])
  assert.deepEqual(
    runs.map(({ begin, end, quantity }) => [begin, end, quantity]),
    [
      [10, 12, false],
      [12, 14, true],
      [14, 20, false],
    ],
  )
})

test('a second click goes on to the longer item and then round', () => {
  assert.equal(next_at(['child', 'parent'], null), 'child')
  assert.equal(next_at(['child', 'parent'], 'child'), 'parent')
  assert.equal(next_at(['child', 'parent'], 'parent'), 'child')
  assert.equal(next_at([], 'gone'), null)
})

test('offsets count code points, not UTF-16 units', () => {
  const text = new CodePoints('𠮷庆街建成')
  assert.equal(text.length, 5)
  assert.equal(text.slice(1, 3), '庆街')
  assert.equal(points_before('𠮷庆', 2), 1)
})

test('words are found over the white space of the source, and only whole', () => {
  const text = new CodePoints('建成 幼儿园\n12所，建成公园')
  assert.deepEqual(text.find('幼儿园12所', 5), [[3, 10]])
  assert.deepEqual(text.find('建成', 5), [
    [0, 2],
    [11, 13],
  ])
  assert.deepEqual(text.find(' ', 5), [])
  assert.deepEqual(text.trimmed(2, 7), [3, 6])
})
