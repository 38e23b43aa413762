import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change, Entry, Scalar } from '../api/types.ts'
import { lines_of } from './history-lines.ts'

const words = {
  milestone: ({ period }: { period: string }) => period,
  quantity: (one: { indicator: string; value: string | null }) => `${one.indicator} ${one.value}`,
  unit: (id: string) => id.toUpperCase(),
}
const change = (
  table: string,
  id: string,
  column: string,
  before: Scalar,
  after: Scalar,
): Change => ({ table, id, column, closed: false, before, after })
const entry = (seq: number, changes: Change[]): Entry => ({
  seq,
  time: '',
  actor: '',
  actor_name: '',
  unit: '',
  kind: 'item.edit',
  subject: '',
  facts: {},
  changes,
})

test('a changed field is a line and what serves the program is none', () => {
  const told = lines_of(
    [
      entry(1, [
        change('item', 'i', 'headline', 'a', 'b'),
        change('item', 'i', 'changed_ms', 1, 2),
        change('item', 'i', 'liaison', null, ''),
      ]),
    ],
    words,
  )
  assert.deepEqual(told.get(1), [{ field: 'headline', before: 'a', after: 'b' }])
})

test('a supporting unit is told by name when it comes and when it goes', () => {
  const told = lines_of(
    [
      entry(2, [change('item_unit', 'u', 'active', 1, 0)]),
      entry(1, [
        change('item_unit', 'u', 'unit', null, 'health'),
        change('item_unit', 'u', 'active', null, 1),
      ]),
    ],
    words,
  )
  assert.deepEqual(told.get(1), [{ field: 'supporting_units', before: null, after: 'HEALTH' }])
  assert.deepEqual(told.get(2), [{ field: 'supporting_units', before: 'HEALTH', after: null }])
})

test('a figure is one line, not one for each of its columns', () => {
  const told = lines_of(
    [
      entry(2, [change('quantity', 'q', 'value', '3', '5')]),
      entry(1, [
        change('quantity', 'q', 'value', null, '3'),
        change('quantity', 'q', 'indicator', null, '幼儿园'),
        change('quantity', 'q', 'active', null, 1),
      ]),
    ],
    words,
  )
  assert.deepEqual(told.get(2), [{ field: 'quantities', before: '幼儿园 3', after: '幼儿园 5' }])
})
