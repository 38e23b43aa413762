import assert from 'node:assert/strict'
import { test } from 'node:test'
import { path_of, shape_of, type Box } from './chart-shape.ts'

const box: Box = { width: 540, height: 220, left: 40, right: 0, top: 10, bottom: 10 }
const chart = {
  start: '2019-01-01',
  due: '2020-01-01',
  today: '2019-07-02',
  planned: [
    { on: '2019-01-01', percent: '0.0' },
    { on: '2020-01-01', percent: '100.0' },
  ],
  actual: [{ on: '2019-07-02', percent: '40.0', period: '2019-06' }],
  outlook: { from: '2019-07-02', due: '2020-01-01', ends: '80.2', completes_on: '2020-04-02' },
}

test('the plan runs from corner to corner and the outlook goes on from the last report', () => {
  const shape = shape_of(chart, box)
  assert.deepEqual(shape.planned, [
    { x: 40, y: 210 },
    { x: 540, y: 10 },
  ])
  assert.equal(shape.outlook[0], shape.actual[0])
  assert.ok(Math.abs(shape.outlook[1]!.y - (210 - 160.4)) < 0.01)
  assert.ok(shape.today! > 288 && shape.today! < 291)
  assert.match(path_of(shape.planned), /^M40\.0 210\.0 L540\.0 10\.0$/)
})

test('names of months are thinned where there is no room', () => {
  assert.equal(shape_of(chart, box).months.length, 6)
  assert.equal(shape_of(chart, { ...box, width: 1100 }).months.length, 12)
  assert.ok(shape_of(chart, { ...box, width: 240 }).months.length <= 5)
})

test('without a report there is no outlook, and today outside the plan is not drawn', () => {
  const shape = shape_of({ ...chart, actual: [], outlook: null, today: '2021-01-01' }, box)
  assert.deepEqual(shape.outlook, [])
  assert.equal(shape.today, null)
})
