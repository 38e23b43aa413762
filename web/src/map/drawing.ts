// How points, squares and outlines look on a map: colours of the tokens, a shape besides the colour.
import Feature from 'ol/Feature.js'
import type { FeatureLike } from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import Polygon, { fromExtent } from 'ol/geom/Polygon.js'
import { fromLonLat, transformExtent } from 'ol/proj.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'
import type { Extent } from 'ol/extent.js'
import type { Square } from '../api/types-cases.ts'
import type { Window } from '../cases/address.ts'
import type { MapPoint, Outline } from './shapes.ts'

export const extent_of = ({ west, south, east, north }: Window): Extent =>
  transformExtent([west, south, east, north], 'EPSG:4326', 'EPSG:3857')

export function window_of(extent: Extent): Window {
  const [west = 0, south = 0, east = 0, north = 0] = transformExtent(
    extent,
    'EPSG:3857',
    'EPSG:4326',
  )
  return { west, south, east, north }
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

export interface Looks {
  of: (feature: FeatureLike) => Style
  grid: Stroke
}

export function looks(): Looks {
  const [brand, seal, surface, ink] = ['brand', 'seal', 'surface', 'ink'].map(token)
  const edge = new Stroke({ color: surface ?? '#fff', width: 2 })
  const font = '600 13px sans-serif'
  const point = new Style({
    image: new CircleStyle({ radius: 7, fill: new Fill({ color: brand ?? '' }), stroke: edge }),
  })
  const late = new Style({
    image: new RegularShape({
      points: 4,
      radius: 10,
      angle: Math.PI / 4,
      fill: new Fill({ color: seal ?? '' }),
      stroke: edge,
    }),
  })
  const chosen = new Style({
    image: new CircleStyle({
      radius: 11,
      fill: new Fill({ color: surface ?? '' }),
      stroke: new Stroke({ color: ink ?? '', width: 4 }),
    }),
    zIndex: 2,
  })
  const outline = new Style({ stroke: new Stroke({ color: `${ink}99`, width: 1.2 }) })
  const square = (count: string) =>
    new Style({
      fill: new Fill({ color: `${brand}22` }),
      stroke: new Stroke({ color: brand ?? '', width: 1 }),
      text: new Text({
        text: count,
        font,
        fill: new Fill({ color: ink ?? '' }),
        stroke: new Stroke({ color: surface ?? '', width: 3 }),
        overflow: true,
      }),
    })
  const of = (feature: FeatureLike): Style => {
    const kind = String(feature.get('kind'))
    if (kind === 'square') return square(String(feature.get('count')))
    if (kind === 'chosen') return chosen
    return kind === 'late' ? late : kind === 'outline' ? outline : point
  }
  return { of, grid: new Stroke({ color: `${ink}22`, width: 1 }) }
}

export function features_of(
  points: readonly MapPoint[],
  squares: readonly Square[],
  outline: Outline,
  chosen: string,
): Feature[] {
  const placed = points.map(({ id, longitude, latitude, late }) => {
    const kind = id === chosen ? 'chosen' : late ? 'late' : 'point'
    return new Feature({ geometry: new Point(fromLonLat([longitude, latitude])), kind, id })
  })
  const counted = squares.map(
    (one) =>
      new Feature({ geometry: fromExtent(extent_of(one)), kind: 'square', count: one.count, one }),
  )
  const around = outline.map(
    (ring) =>
      new Feature({
        geometry: new Polygon([ring.map((corner) => fromLonLat(corner))]),
        kind: 'outline',
      }),
  )
  return [...around, ...counted, ...placed]
}
