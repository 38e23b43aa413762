// What lists and maps of cases show, as it stands in the address. Pure functions.
import type { LocationQuery } from 'vue-router'
import type { Query } from '../api/client.ts'
import { case_states } from '../api/types-cases.ts'
import { is_day } from '../parts/days.ts'

export const case_filters = [
  'q',
  'number',
  'service',
  'state',
  'stage',
  'category',
  'unit',
  'subdistrict',
  'outcome',
  'credit_code',
  'overdue',
  'supervised',
  'incident',
  'from',
  'to',
] as const
export const task_filters = ['service', 'element', 'unit', 'overdue'] as const

export type CaseFilter = (typeof case_filters)[number]
export type TaskFilter = (typeof task_filters)[number]

const yes = (value: string) => value === 'true'
const closed: Record<string, (value: string) => boolean> = {
  state: (value) => case_states.some((one) => one === value),
  overdue: yes,
  supervised: yes,
  incident: yes,
  from: is_day,
  to: is_day,
}

export function one_of(query: LocationQuery, name: string): string {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

// What the address says of each name, without values that are none.
export function filters_in<N extends string>(
  names: readonly N[],
  query: LocationQuery,
): Record<N, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = one_of(query, name).trim()
      return [name, closed[name] && !closed[name](value) ? '' : value]
    }),
  ) as Record<N, string>
}

export function filled(filters: Record<string, string>): Query {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}

// Stages and categories are those of a service: with another one they are gone. A change begins at
// the first page.
export function changed_query(query: LocationQuery, change: Record<string, string>): LocationQuery {
  const more: Record<string, string> = 'service' in change ? service_bound : {}
  const all = { ...query, cursor: '', ...more, ...change }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value))
}
const service_bound = { stage: '', category: '', element: '', outcome: '' }

export interface Window {
  west: number
  south: number
  east: number
  north: number
}

// west,south,east,north in degrees; null where it is none.
export function window_in(text: string): Window | null {
  const parts = text.split(',').map(Number)
  const [west, south, east, north] = parts
  if (parts.length !== 4 || parts.some((one) => !Number.isFinite(one))) return null
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return null
  return west < east && south < north ? { west, south, east, north } : null
}

export function window_text({ west, south, east, north }: Window): string {
  return [west, south, east, north].map((one) => one.toFixed(5)).join(',')
}
