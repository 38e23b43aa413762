// Where the lines of the chart run: days and percent to places in a box. Pure.
import type { LightChart } from '../api/types-lights.ts'

export interface Box {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export interface Place {
  x: number
  y: number
}

const day_ms = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

export interface Shape {
  planned: Place[]
  actual: Place[]
  outlook: Place[]
  today: number | null
  months: { x: number; label: string; edge: boolean }[]
  levels: { y: number; percent: number }[]
}

export function shape_of(chart: LightChart, box: Box): Shape {
  const days = [...chart.planned, ...chart.actual].map((point) => time(point.on))
  const first = Math.min(...days)
  const last = Math.max(...days, first + day_ms)
  const inner = box.width - box.left - box.right
  const tall = box.height - box.top - box.bottom
  const x = (day: string) => box.left + ((time(day) - first) / (last - first)) * inner
  const y = (percent: number) => box.top + (1 - Math.min(100, Math.max(0, percent)) / 100) * tall
  const place = (point: { on: string; percent: string }) => ({
    x: x(point.on),
    y: y(Number(point.percent)),
  })
  const actual = chart.actual.map(place)
  const { outlook } = chart
  const drawn =
    outlook && actual.length && outlook.due > outlook.from
      ? [actual.at(-1)!, { x: x(outlook.due), y: y(Number(outlook.ends)) }]
      : []
  const at_today = time(chart.today)
  return {
    planned: chart.planned.map(place),
    actual,
    outlook: drawn,
    today: at_today >= first && at_today <= last ? x(chart.today) : null,
    months: months_between(first, last, inner).map((month) => ({
      x: x(month),
      label: month.endsWith('-01-01') ? month.slice(0, 7) : month.slice(5, 7),
      edge: month.endsWith('-01-01'),
    })),
    levels: [0, 25, 50, 75, 100].map((percent) => ({ percent, y: y(percent) })),
  }
}

// The first days of months in between, thinned so that their names do not touch.
function months_between(first: number, last: number, width: number): string[] {
  const all: string[] = []
  const start = new Date(first)
  const cursor = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1))
  while (cursor.getTime() <= last) {
    all.push(cursor.toISOString().slice(0, 10))
    cursor.setUTCMonth(cursor.getUTCMonth() + 1)
  }
  const room = Math.max(1, Math.floor(width / 44))
  const every = Math.max(1, Math.ceil(all.length / room))
  return all.filter((_, at) => at % every === 0)
}

export function path_of(places: Place[]): string {
  return places.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
}
