// How much time is left, or by how much it ran out: an amount and what it is counted in. A pure
// function; deadline-mark.vue has the words.
import type { Clock } from '../api/types-cases.ts'

export type Measure =
  'minute' | 'hour' | 'day' | 'work_minute' | 'work_hour' | 'work_day' | 'today' | 'none'

export interface Left {
  late: boolean
  amount: number
  measure: Measure
}

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

// What is left is never told longer than it is, what ran out never shorter.
function in_hours(late: boolean, away_ms: number, working: boolean): Left {
  const round = late ? Math.ceil : Math.floor
  if (away_ms >= hour_ms)
    return { late, amount: round(away_ms / hour_ms), measure: working ? 'work_hour' : 'hour' }
  const minutes = Math.max(1, round(away_ms / minute_ms))
  return { late, amount: minutes, measure: working ? 'work_minute' : 'minute' }
}

export function left_of_clock(clock: Clock): Left {
  const late = clock.overdue
  if (clock.kind === 'work_hour' || clock.kind === 'urgent_hour')
    return in_hours(late, Math.abs(clock.left_ms), clock.kind === 'work_hour')
  const days = Math.abs(clock.left_days)
  if (days === 0) {
    if (!late) return { late, amount: 0, measure: 'today' }
    return in_hours(late, Math.abs(clock.left_ms), clock.kind === 'work_day')
  }
  return { late, amount: days, measure: clock.kind === 'work_day' ? 'work_day' : 'day' }
}

// Where only the instant is known, time by the clock. `late` is the server's word.
export function left_until(due_at: string, late: boolean, now_ms: number): Left {
  const away_ms = Math.abs(Date.parse(due_at) - now_ms)
  if (away_ms < 2 * day_ms) return in_hours(late, away_ms, false)
  const round = late ? Math.ceil : Math.floor
  return { late, amount: round(away_ms / day_ms), measure: 'day' }
}

// Where the server's clock is simulated the browser's says nothing: days of the calendar between
// the day it is due and today, both as 2026-11-20.
export function left_by_day(due_day: string, late: boolean, today: string): Left {
  const days = Math.round(Math.abs(Date.parse(due_day) - Date.parse(today)) / day_ms)
  if (days === 0) return { late, amount: 0, measure: late ? 'none' : 'today' }
  return { late, amount: days, measure: 'day' }
}
