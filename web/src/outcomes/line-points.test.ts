import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line, LinePoint } from '../api/types-outcomes.ts'
import { draw, height, width } from './line-points.ts'

const value = (number: string) => ({
  value: number,
  qualifier: 'exact',
  computed: false,
  origin: 'reported' as const,
  item: 'itm',
})
const point = (year: number, outcome: string | null, parted: string | null = null): LinePoint => ({
  year,
  target: null,
  outcome: outcome === null ? null : value(outcome),
  parted,
})
const line = (...points: LinePoint[]): Line => ({
  indicator: '生产总值',
  unit: '亿元',
  role: 'level',
  of_the_economy: true,
  points,
})

test('a line is never joined across a year it is parted at', () => {
  const drawing = draw(
    line(point(2017, '1'), point(2018, '2'), point(2019, '9', 'census'), point(2020, '10')),
  )
  assert.deepEqual(
    drawing.runs.map((run) => run.map(({ year }) => year)),
    [
      [2017, 2018],
      [2019, 2020],
    ],
  )
  assert.deepEqual(
    drawing.breaks.map(({ year, why }) => [year, why]),
    [[2019, 'census']],
  )
})

test('a year without a figure is not joined over', () => {
  const drawing = draw(line(point(2017, '1'), point(2018, null), point(2019, '3')))
  assert.deepEqual(drawing.runs, [])
  assert.equal(drawing.outcomes.length, 2)
})

test('every point stands inside the drawing, the greater the higher', () => {
  const { outcomes } = draw(line(point(2017, '-5'), point(2018, '0'), point(2019, '12.5')))
  for (const { x, y } of outcomes) assert.ok(x >= 0 && x <= width && y >= 0 && y <= height)
  assert.ok((outcomes[0]?.y ?? 0) > (outcomes[2]?.y ?? 0))
})

test('a line of one value is drawn too', () => {
  const { outcomes } = draw(line(point(2018, '4'), point(2019, '4')))
  assert.ok(outcomes.every(({ y }) => Number.isFinite(y)))
})
