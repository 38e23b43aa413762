// Periods of reports as they are read out: months and quarters as those of milestones, and the
// turns of standing duties.
import { period_words as month_words } from '../breakdown/periods.ts'
import { t } from '../text/index.ts'

export function period_words(period: string): string {
  const [year = '', part = ''] = period.split('-')
  if (!part) return t('period.year', { year })
  if (part.startsWith('W')) return t('period.week', { year, n: Number(part.slice(1)) })
  if (part.startsWith('H')) return t(part === 'H1' ? 'period.half_1' : 'period.half_2', { year })
  return month_words(period)
}
