// Times and dates as an office writes them: 2026-11-20, 2026-11-20 09:05, in the district's zone.
import { meta } from '../state.ts'
import { language } from '../text/index.ts'

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

// Whether a text is a day of the calendar, written 2026-11-20.
export function is_day(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const when = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(when.getTime()) && when.toISOString().slice(0, 10) === text
}

// What people also type: 2026.1.5, 2026/01/05, 2026年1月5日, 20260105. Anything else comes back as it is.
export function tidy_day(text: string): string {
  const found = /^\s*(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))\s*$/.exec(text)
  if (!found) return text.trim()
  const [, year, month, date, short_month, short_date] = found
  const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0')
  return `${year}-${two(month ?? short_month)}-${two(date ?? short_date)}`
}
