// Months and quarters of milestones, as they are written and as they are read out.
import { t } from '../text/index.ts'

export const is_period = (text: string) => /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/.test(text)

// What people also type: 2019-q1, 2019年1季度, 2019.3, 2019年3月.
export function tidy_period(text: string): string {
  const plain = text.trim().toUpperCase()
  const quarter = /^(\d{4})(?:-|年|\.|\/)?(?:Q|第)?([1-4])(?:季度?)?$/.exec(plain)
  if (quarter && /[Q季]/.test(plain)) return `${quarter[1]}-Q${quarter[2]}`
  const month = /^(\d{4})(?:-|年|\.|\/)(\d{1,2})月?$/.exec(plain)
  if (month) return `${month[1]}-${month[2]?.padStart(2, '0')}`
  return plain
}

export function period_words(period: string): string {
  const [year = '', part = ''] = period.split('-')
  if (part.startsWith('Q')) return t('milestones.quarter', { year, n: part.slice(1) })
  return t('milestones.month', { year, n: part.replace(/^0/, '') })
}

export function milestone_line(one: {
  period: string
  percent: number | null
  words: string
}): string {
  const percent = one.percent === null ? '' : `${one.percent}%`
  return [period_words(one.period), percent, one.words].filter(Boolean).join(' ')
}
