// Where the district lies: its borders to draw, and what a map shows that has nothing on it yet.
// Asked for once; a district without a map of its own is where its latest cases are.
import { shallowRef } from 'vue'
import { get_outline, map_cases } from '../api/calls-cases.ts'
import type { Window } from '../cases/address.ts'
import { points_of, window_around, window_of_outline, type Outline } from './shapes.ts'

export const district_outline = shallowRef<Outline>([])
export const district_window = shallowRef<Window | null>(null)
let asked = false

async function load(): Promise<void> {
  district_outline.value = await get_outline()
  district_window.value = window_of_outline(district_outline.value)
  if (district_window.value) return
  const { cases, squares } = await map_cases({})
  district_window.value = window_around(points_of(cases), squares)
}

export function load_district(): void {
  if (asked) return
  asked = true
  load().catch(() => (asked = false))
}
