// The lights of a year's months, from the record of changes. Pure: `today` is an argument.
import type { Light } from '../api/types.ts'
import type { LightChange } from '../api/types-lights.ts'

export interface MonthLight {
  month: string // 2019-03
  light: Light | 'before' | 'after'
  red: boolean // it was red on some day of the month
}

// The light at the end of each month of `year`, or today's in the month that has not ended.
export function months_of(history: LightChange[], year: number, today: string): MonthLight[] {
  const months: MonthLight[] = []
  for (let number = 1; number <= 12; number += 1) {
    const month = `${year}-${String(number).padStart(2, '0')}`
    if (month > today.slice(0, 7)) {
      months.push({ month, light: 'after', red: false })
      continue
    }
    let light: Light | null = null
    let red = false
    for (const change of history) {
      const when = change.changed_on.slice(0, 7)
      if (when > month) break
      // What was lit when the month began, or became so within it.
      if (when < month) red = change.to === 'red'
      else red = red || change.to === 'red'
      light = change.to
    }
    months.push({ month, light: light ?? 'before', red })
  }
  return months
}

// The years the record tells of, the newest first.
export function years_of(history: LightChange[], today: string): number[] {
  const first = Number((history[0]?.changed_on ?? today).slice(0, 4))
  const last = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => last - at)
}
