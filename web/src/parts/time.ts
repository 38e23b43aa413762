// Times and dates as an office writes them: 2026-11-20, 2026-11-20 09:05, in the district's zone.
import { meta } from '../state.ts'
import { language } from '../text/index.ts'

export { is_day, tidy_day } from './days.ts'

function parts_of(instant: string): Record<string, string> {
  const zone = meta.value?.district.timezone || 'Asia/Shanghai'
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
}

export function day(instant: string): string {
  const { year, month, day: date } = parts_of(instant)
  return `${year}-${month}-${date}`
}

export function minute(instant: string): string {
  const { hour, minute: past } = parts_of(instant)
  return `${day(instant)} ${hour}:${past}`
}

// A day as a letter writes it: 2026年11月20日; in English as everywhere.
export function letter_day(date: string): string {
  if (language.value === 'en') return date
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
