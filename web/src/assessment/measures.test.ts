import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measures_in } from './measures.ts'

test('measures stand in the order of a case, new ones after those known', () => {
  const rows: { counts: Record<string, number> }[] = [
    { counts: { closed: 1, zeal: 2 } },
    { counts: { reported: 3, closed: 0 } },
  ]
  assert.deepEqual(measures_in(rows), ['reported', 'closed', 'zeal'])
  assert.deepEqual(measures_in([]), [])
})
