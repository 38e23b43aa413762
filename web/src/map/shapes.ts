// What a map shows, in degrees of CGCS2000/WGS 84; how it is drawn is drawing.ts.
import type { CaseLine, Square } from '../api/types-cases.ts'
import type { Window } from '../cases/address.ts'

export interface MapPoint {
  id: string
  longitude: number
  latitude: number
  name: string
  late: boolean
}

// Rings of longitude and latitude: the borders of the district and its subdistricts.
export type Outline = [number, number][][]

export function points_of(cases: readonly CaseLine[]): MapPoint[] {
  return cases.flatMap(({ id, number, title, longitude, latitude, overdue }) =>
    longitude === null || latitude === null
      ? []
      : [{ id, longitude, latitude, name: `${number} ${title}`, late: overdue }],
  )
}

// About 100 m: the least that is shown around a single point.
const margin_degrees = 0.001

// What holds all of it, with a little room; null where there is nothing.
export function window_around(
  points: readonly MapPoint[],
  squares: readonly Square[],
): Window | null {
  const all = [
    ...points.map(({ longitude, latitude }) => [longitude, latitude] as const),
    ...squares.flatMap(({ west, south, east, north }) => [
      [west, south] as const,
      [east, north] as const,
    ]),
  ]
  return window_of_positions(all)
}

export const window_of_outline = (outline: Outline): Window | null =>
  window_of_positions(outline.flat())

function window_of_positions(all: readonly (readonly [number, number])[]): Window | null {
  if (!all.length) return null
  const longitudes = all.map(([longitude]) => longitude)
  const latitudes = all.map(([, latitude]) => latitude)
  const [west, east] = [least(longitudes), -least(longitudes.map((one) => -one))]
  const [south, north] = [least(latitudes), -least(latitudes.map((one) => -one))]
  const room = Math.max(margin_degrees, (east - west) / 20, (north - south) / 20)
  return { west: west - room, south: south - room, east: east + room, north: north + room }
}

// Math.min takes only so many arguments.
const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Infinity)

// Where a square lies, for those who read it: its middle.
export function middle_of({ west, south, east, north }: Window): string {
  return `${((west + east) / 2).toFixed(3)}, ${((south + north) / 2).toFixed(3)}`
}
