// An empty decision, and what is missing in one, by the field's id on the page.
import type { Decision } from '../api/types-breakdown.ts'
import { is_day } from '../parts/time.ts'
import { t } from '../text/index.ts'

// Places in the server's answer → fields on the page.
export const decision_places = {
  decided_by: 'decided_by',
  decided_on: 'decided_on',
  reason: 'decision-reason',
}

export const empty_decision = (): Decision => ({ decided_by: '', decided_on: '', reason: '' })

export function decision_mistakes(decision: Decision): Record<string, string> {
  const found: Record<string, string> = {}
  if (!decision.decided_by.trim()) found['decided_by'] = t('amend.need_by')
  if (!is_day(decision.decided_on)) found['decided_on'] = t('amend.need_on')
  if (!decision.reason.trim()) found['decision-reason'] = t('amend.need_reason')
  return found
}
