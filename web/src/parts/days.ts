// Days of the calendar as people type them. Nothing of the page.

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
