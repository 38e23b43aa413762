import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseLine } from '../api/types-cases.ts'
import { middle_of, points_of, window_around, window_of_outline } from './shapes.ts'

const row = (id: string, longitude: number | null, latitude: number | null) =>
  ({ id, number: id, title: '路灯', longitude, latitude, overdue: false }) as CaseLine

test('cases without a place are not on the map', () => {
  const points = points_of([row('a', 117.2, 39.1), row('b', null, null)])
  assert.deepEqual(
    points.map(({ id, name }) => [id, name]),
    [['a', 'a 路灯']],
  )
})

test('a window holds all points and squares with room around them', () => {
  const square = { west: 117.3, south: 39.2, east: 117.5, north: 39.3, count: 7 }
  const window = window_around(points_of([row('a', 117.1, 39.1)]), [square])!
  assert.ok(window.west < 117.1 && window.east > 117.5)
  assert.ok(window.south < 39.1 && window.north > 39.3)
})

test('a single point has its surroundings, nothing has no window', () => {
  const window = window_around(points_of([row('a', 117.1, 39.1)]), [])!
  assert.ok(window.east - window.west >= 0.002)
  assert.equal(window_around([], []), null)
})

test('a square is told by its middle', () => {
  assert.equal(middle_of({ west: 117, south: 39, east: 117.5, north: 39.25 }), '117.250, 39.125')
})

test('the window of an outline holds all of its rings, and there is none of nothing', () => {
  const around = window_of_outline([
    [
      [117, 39],
      [117.2, 39],
      [117, 39.1],
    ],
    [[117.4, 39.3]],
  ])
  assert.ok(around && around.west < 117 && around.east > 117.4 && around.north > 39.3)
  assert.equal(window_of_outline([]), null)
})
