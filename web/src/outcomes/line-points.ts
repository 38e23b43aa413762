// Where the points of a line stand in its drawing, and which of them are joined. Pure.
import type { Line, LinePoint, LineValue } from '../api/types-outcomes.ts'

export interface Dot {
  x: number
  y: number
  year: number
  value: LineValue
}

export interface Drawing {
  outcomes: Dot[]
  targets: Dot[]
  /** Runs of outcomes that may be joined: consecutive years, not parted. */
  runs: Dot[][]
  /** Years before which the line is broken. */
  breaks: { x: number; year: number; why: string }[]
  years: { x: number; year: number }[]
  low: number
  high: number
}

export const width = 320
export const height = 120
const margin = { left: 14, right: 14, top: 14, bottom: 24 }

function values_of(points: LinePoint[]): number[] {
  return points.flatMap(({ target, outcome }) =>
    [target, outcome].flatMap((one) => (one ? [Number(one.value)] : [])),
  )
}

export function draw(line: Line): Drawing {
  const { points } = line
  const first = points[0]?.year ?? 0
  const last = points.at(-1)?.year ?? first
  const all = values_of(points)
  const low = Math.min(...all)
  const high = Math.max(...all)
  const spread = high - low || Math.abs(high) || 1
  const across = width - margin.left - margin.right
  const down = height - margin.top - margin.bottom
  const x = (year: number) =>
    Math.round(margin.left + (across * (year - first)) / Math.max(last - first, 1))
  const y = (value: number) => Math.round(margin.top + down * (1 - (value - low) / spread))
  const dots = (which: 'target' | 'outcome') =>
    points.flatMap((point) => {
      const value = point[which]
      return value ? [{ x: x(point.year), y: y(Number(value.value)), year: point.year, value }] : []
    })
  const outcomes = dots('outcome')
  const parted = new Set(points.filter((point) => point.parted).map(({ year }) => year))
  const runs: Dot[][] = []
  for (const dot of outcomes) {
    const before = runs.at(-1)?.at(-1)
    if (before && before.year + 1 === dot.year && !parted.has(dot.year)) runs.at(-1)?.push(dot)
    else runs.push([dot])
  }
  return {
    outcomes,
    targets: dots('target'),
    runs: runs.filter((run) => run.length > 1),
    breaks: points.flatMap((point, index) => {
      const before = points[index - 1]
      if (!point.parted || !before) return []
      const middle = Math.round((x(before.year) + x(point.year)) / 2)
      return [{ x: middle, year: point.year, why: point.parted }]
    }),
    years: points.map(({ year }) => ({ x: x(year), year })),
    low,
    high,
  }
}
