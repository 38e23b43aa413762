// Where the cases of the district are, so that a map with nothing on it yet shows the right place.
// Asked for once; a map that does not know shows the country.
import { shallowRef } from 'vue'
import { map_cases } from '../api/calls-cases.ts'
import type { Window } from '../cases/address.ts'
import { points_of, window_around } from './shapes.ts'

export const known_window = shallowRef<Window | null>(null)
let asked = false

export function load_known_window(): void {
  if (asked) return
  asked = true
  map_cases({}).then(
    ({ cases, squares }) => (known_window.value = window_around(points_of(cases), squares)),
    () => (asked = false),
  )
}
