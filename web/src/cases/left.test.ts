import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock } from '../api/types-cases.ts'
import { left_by_day, left_of_clock, left_until } from './left.ts'

const hour = 3_600_000
const clock = (change: Partial<Clock>): Clock => ({
  kind: 'work_hour',
  amount: 4,
  due_at: '2026-11-20T10:00:00Z',
  due_known: true,
  paused: false,
  overdue: false,
  left_ms: 2 * hour,
  left_days: 0,
  ...change,
})

test('working hours that are left are told in whole hours, never more than there are', () => {
  const left = left_of_clock(clock({ left_ms: 2.9 * hour }))
  assert.deepEqual(left, { late: false, amount: 2, measure: 'work_hour' })
})

test('the last hour is told in minutes', () => {
  assert.deepEqual(left_of_clock(clock({ left_ms: 0.5 * hour })), {
    late: false,
    amount: 30,
    measure: 'work_minute',
  })
  assert.equal(left_of_clock(clock({ left_ms: 1000 })).amount, 1)
})

test('urgent hours run by the clock', () => {
  const left = left_of_clock(clock({ kind: 'urgent_hour', left_ms: 3 * hour }))
  assert.deepEqual(left, { late: false, amount: 3, measure: 'hour' })
})

test('working days are the days the server counted', () => {
  const left = left_of_clock(clock({ kind: 'work_day', left_days: 3, left_ms: 99 * hour }))
  assert.deepEqual(left, { late: false, amount: 3, measure: 'work_day' })
})

test('a limit of days that ends today says so, and once it ran out how long ago', () => {
  assert.equal(left_of_clock(clock({ kind: 'natural_day', left_days: 0 })).measure, 'today')
  const late = clock({ kind: 'work_day', left_days: 0, left_ms: -1.2 * hour, overdue: true })
  assert.deepEqual(left_of_clock(late), { late: true, amount: 2, measure: 'work_hour' })
})

test('days that ran out are told as they are', () => {
  const late = clock({ kind: 'natural_day', left_days: -3, left_ms: -70 * hour, overdue: true })
  assert.deepEqual(left_of_clock(late), { late: true, amount: 3, measure: 'day' })
})

test('until an instant the clock on the wall counts: hours up to two days, then days', () => {
  const due = '2026-11-20T10:00:00Z'
  const at = (hours: number) => Date.parse(due) - hours * hour
  assert.deepEqual(left_until(due, false, at(30)), { late: false, amount: 30, measure: 'hour' })
  assert.deepEqual(left_until(due, false, at(75)), { late: false, amount: 3, measure: 'day' })
  assert.deepEqual(left_until(due, true, at(-49)), { late: true, amount: 3, measure: 'day' })
})

test('under a simulated clock only days of the calendar are compared', () => {
  assert.deepEqual(left_by_day('2019-01-12', false, '2019-01-10'), {
    late: false,
    amount: 2,
    measure: 'day',
  })
  assert.equal(left_by_day('2019-01-10', false, '2019-01-10').measure, 'today')
  assert.equal(left_by_day('2019-01-10', true, '2019-01-10').measure, 'none')
})
