// Shapes of reporting as api/openapi.yaml gives them.
import type { Disclosure, Item, Stage } from './types.ts'

export const report_states = [
  'draft',
  'submitted',
  'signed',
  'spot_check',
  'accepted',
  'returned',
  'withdrawn',
] as const
export const origins = ['reported', 'computed', 'cited'] as const
export const queues = [
  'to_draft',
  'to_sign',
  'to_support',
  'to_check',
  'to_verify',
  'to_release',
  'to_see',
] as const

export type ReportState = (typeof report_states)[number]
export type Origin = (typeof origins)[number]
export type Queue = (typeof queues)[number]
export type ReportMove =
  | 'edit'
  | 'submit'
  | 'hand_back'
  | 'sign'
  | 'order_spot_check'
  | 'accept'
  | 'give_back'
  | 'withdraw'
  | 'confirm'
  | 'see'
  | 'propose'
  | 'publish'
  | 'conceal'

export interface Evidence {
  id: string
  kind: 'file' | 'photo' | 'link'
  name: string
  media_type: string | null
  size_bytes: number | null
  href: string
}

export interface ReportContent {
  period: string
  percent: number | null
  value: string | null
  value_unit: string
  indicator: string
  origin: Origin | null
  cited_source: string
  words: string
  problems: string
  measures: string
  claims_done: boolean
  reached: string[]
}

export interface Report extends ReportContent {
  id: string
  version: number
  item: string
  unit: string
  state: ReportState
  disclosure: Disclosure
  reason: string
  drafted_by: string
  drafted_at: string
  submitted_at: string | null
  signed_by: string | null
  signed_at: string | null
  signed_on: string | null
  checked_by: string | null
  checked_at: string | null
  evidence: Evidence[]
  support: {
    unit: string
    state: 'confirmed' | 'disputed'
    words: string
    made_by: string
    made_at: string
  }[]
  seen: { person: string; words: string; seen_at: string }[]
  may: ReportMove[]
}

export interface Verification {
  id: string
  item: string
  report: string
  manner: 'desk' | 'on_spot'
  outcome: 'passed' | 'failed'
  words: string
  verified_by: string
  verified_at: string
  evidence: Evidence[]
}

export interface Reopening {
  stage: Stage
  reason: string
  reopened_by: string
  reopened_at: string
}

export interface DutyPeriod {
  period: string
  due_date: string
  state: 'pending' | 'kept' | 'kept_late' | 'missed' | 'waived'
  report: string | null
  kept_on: string | null
}

export interface Reporting {
  reports: Report[]
  verifications: Verification[]
  reopenings: Reopening[]
  duty_periods: DutyPeriod[]
  may: ('draft' | 'strike_off' | 'close' | 'reopen')[]
}

export interface QueueEntry {
  item: Item
  period: string
  report: Report | null
}
