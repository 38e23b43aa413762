// The filters of the board and the address they live in.
import type { LocationQuery } from 'vue-router'
import { awaits } from '../api/types-breakdown.ts'
import { disclosures, item_states, item_types, lights, stages } from '../api/types.ts'
import type { Query } from '../api/client.ts'

export const filter_names = [
  'q',
  'source',
  'section',
  'unit',
  'type',
  'state',
  'disclosure',
  'due_from',
  'due_to',
  'quantified',
  'assigned',
  'parent',
  'stage',
  'leader',
  'awaits',
  'light',
] as const

export type FilterName = (typeof filter_names)[number]
export type Filters = Record<FilterName, string>

export const orders = ['position', 'due', 'changed', 'relevance'] as const
export const page_sizes = ['100', '200', '500'] as const

const closed: Partial<Record<FilterName, readonly string[]>> = {
  type: item_types,
  state: item_states,
  disclosure: disclosures,
  light: lights,
  quantified: ['true', 'false'],
  assigned: ['true', 'false'],
  stage: stages,
  awaits,
}

function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

// What the address says, without words the board does not know.
export function filters_of(query: LocationQuery): Filters {
  return Object.fromEntries(
    filter_names.map((name) => {
      const value = one(query[name])
      const list = closed[name]
      return [name, list && !list.includes(value) ? '' : value]
    }),
  ) as Filters
}

export function order_of(query: LocationQuery): string {
  const value = one(query['order'])
  return orders.some((order) => order === value) ? value : ''
}

export function size_of(query: LocationQuery): string {
  const value = one(query['limit'])
  return page_sizes.some((size) => size === value) ? value : page_sizes[0]
}

export function cursor_of(query: LocationQuery): string {
  return one(query['cursor'])
}

export function filled(filters: Filters): Query {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}
