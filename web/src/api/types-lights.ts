// The shapes of api/openapi.yaml for lights, by the same names.
import type { ItemType, Light, SourceKind } from './types.ts'

export const light_measures = [
  'behind',
  'start_late',
  'receipt_late',
  'reports_missed',
  'milestone_late',
  'overdue',
  'duties_missed',
  'duty_made_up_late',
] as const
export type LightMeasure = (typeof light_measures)[number]
export type LitLight = Exclude<Light, 'none'>

export interface RuleWords {
  zh: string
  en: string
}

export interface LightRule {
  id: string
  when: LightMeasure
  threshold: string
  inclusive: boolean
  light: 'yellow' | 'red'
  words: RuleWords
}

export interface LightGroup {
  id: string
  name: RuleWords
  sources: SourceKind[]
  types: ItemType[]
  reports: { every: 'month' | 'quarter'; due_day: number } | null
  pace: 'linear' | 'milestones' | 'turns' | 'none'
  rules: string[]
}

export interface LightTable {
  version: string
  valid_from: string
  basis: RuleWords
  caught_up: { months: number; words: RuleWords }
  in_order: RuleWords
  returned_days: number
  override_days: number
  rules: LightRule[]
  groups: LightGroup[]
}

export interface LightRules {
  today: string
  in_force: string | null
  versions: LightTable[]
}

export interface LightMet {
  rule: string
  light: Light
  words: RuleWords | null
  measure: LightMeasure | null
  value: string | null
  counted_from: string | null
}

export interface LightChange {
  position: number
  changed_on: string
  from: Light
  to: Light
  rule: string
  words: RuleWords | null
  version: string | null
  planned: string | null
  actual: string | null
  measure: LightMeasure | null
  value: string | null
  counted_from: string | null
  override: string | null
  cause: 'act' | 'day'
  made_by: string | null
  made_at: string
}

export interface LightOverride {
  id: string
  version: number
  item: string
  number: string
  headline: string
  state: 'proposed' | 'in_force' | 'refused' | 'withdrawn' | 'ended'
  light: LitLight
  until: string
  reason: string
  proposed_by: string
  proposed_at: string
  signed_by: string | null
  signed_at: string | null
  refusal: string | null
  ended_on: string | null
}

export interface LightCount {
  key: string | null
  title: string | null
  green: number
  yellow: number
  red: number
}

export interface LightChart {
  start: string | null
  due: string | null
  today: string
  planned: { on: string; percent: string }[]
  actual: { on: string; percent: string; period: string }[]
  outlook: { from: string; due: string; ends: string; completes_on: string | null } | null
}

export interface ItemLight {
  item: string
  light: Light
  since: string | null
  reds: number
  by_rules: LightMet
  version: string | null
  group: RuleWords | null
  held_on: string | null
  planned: string | null
  actual: string | null
  planned_today: string | null
  report_due: string | null
  met: LightMet[]
  history: LightChange[]
  overrides: LightOverride[]
  chart: LightChart | null
}
