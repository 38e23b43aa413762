import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  case_filters,
  changed_query,
  filled,
  filters_in,
  window_in,
  window_text,
} from './address.ts'

test('an address says what the list shows, and words it does not know are left out', () => {
  const filters = filters_in(case_filters, {
    service: 'city/management-case',
    state: 'lost',
    overdue: 'yes',
    supervised: 'true',
    from: '2026-02-30',
    to: '2026-02-28',
    q: [' 路灯 ', 'x'],
  })
  assert.deepEqual(filled(filters), {
    service: 'city/management-case',
    supervised: 'true',
    to: '2026-02-28',
    q: '路灯',
  })
})

test('another service takes its stage and category with it, and the page begins anew', () => {
  const query = { service: 'a/b', stage: 'checked', category: 'lamp', unit: 'u', cursor: 'c' }
  assert.deepEqual(changed_query(query, { service: 'c/d' }), { service: 'c/d', unit: 'u' })
  assert.deepEqual(changed_query(query, { unit: '' }), {
    service: 'a/b',
    stage: 'checked',
    category: 'lamp',
  })
})

test('a window of the map is four numbers in order', () => {
  const window = { west: 117.1, south: 38.9, east: 117.4, north: 39.2 }
  assert.deepEqual(window_in(window_text(window)), window)
  for (const text of ['', '1,2,3', '1,2,3,x', '3,0,1,1', '0,3,1,1', '1,2,3,4,5'])
    assert.equal(window_in(text), null, text)
})
