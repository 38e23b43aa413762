// The shapes of urging, notices, interviews, scores and days, by the names of api/openapi.yaml.
import type { Name } from './types.ts'

export const occasions = ['receipt', 'report', 'duty', 'due'] as const
export const notice_levels = ['blue', 'orange', 'red'] as const
export const notice_states = [
  'draft',
  'to_sign',
  'issued',
  'received',
  'answered',
  'closed',
  'escalated',
  'withdrawn',
] as const
export const interview_states = ['draft', 'ordered', 'held', 'closed', 'withdrawn'] as const

export type Occasion = (typeof occasions)[number]
export type NoticeLevel = (typeof notice_levels)[number]
export type NoticeState = (typeof notice_states)[number]
export type InterviewState = (typeof interview_states)[number]

export interface OwedCount {
  count: number
  late: number
}
export interface OfficeDay {
  today: string
  week_first: string
  week_last: string
  units: { unit: string; owes: Record<string, OwedCount> }[]
}
export interface Debt {
  kind: string
  to: string | null
  item: string | null
  number: string | null
  headline: string | null
  period: string | null
  due_date: string | null
  late: boolean
  record: string | null
  words: string | null
  state: string | null
}
export interface UnitDay {
  today: string
  unit: string
  debts: Debt[]
}
export interface Stuck {
  item: string
  number: string
  headline: string
  unit: string
  light: string
  light_since: string | null
  due_date: string | null
  reported_on: string | null
  reasons: string[]
}
export interface LeaderDay {
  today: string
  leader: string
  items: number
  stuck_days: number
  stuck: Stuck[]
}
export interface Owed {
  occasion: Occasion
  item: string
  number: string
  headline: string
  unit: string
  period: string | null
  due_date: string
  late: boolean
  urged_on: string | null
  urged: string | null
  words?: string
}
export interface UrgeChoice {
  unit?: string
  items?: string[]
  occasions?: Occasion[]
  due_to?: string
  words?: string
}
export interface Urge {
  id: string
  item: string
  number: string
  headline: string
  unit: string
  occasion: Occasion
  period: string | null
  due_date: string
  after: boolean
  words: string
  state: 'sent' | 'opened' | 'answered'
  made_by: string | null
  made_at: string
  made_on: string
  opened_by: string | null
  opened_at: string | null
  answer: string | null
  answered_by: string | null
  answered_at: string | null
}
export interface NoticeItem {
  item: string
  number: string
  headline: string
}
export interface Notice {
  id: string
  version: number
  level: NoticeLevel
  number: string | null
  unit: string
  state: NoticeState
  items: NoticeItem[]
  reason: string
  demand: string
  answer_by: string
  previous: string | null
  rule: string | null
  rule_version: string | null
  rule_words: Name | null
  drafted_by: string | null
  drafted_at: string
  refusal: string | null
  issued_by: string | null
  issued_at: string | null
  issued_on: string | null
  received_by: string | null
  received_at: string | null
  answer: string | null
  evidence: string | null
  answered_by: string | null
  answered_at: string | null
  answered_on: string | null
  ending: string | null
  ended_by: string | null
  ended_at: string | null
}
export interface NoticeDraft {
  level: NoticeLevel
  unit: string
  items: string[]
  reason: string
  demand: string
  answer_by: string
  rule?: string
}
export interface Proposal {
  rule: string
  rule_version: string
  rule_words: Name
  proposes: NoticeLevel | 'interview'
  record: string
  unit: string
  item: NoticeItem | null
  notice: string | null
  on: string
}
export interface Interview {
  id: string
  version: number
  unit: string
  state: InterviewState
  items: NoticeItem[]
  reason: string
  notice: string | null
  rule: string | null
  rule_words: Name | null
  planned_on: string
  place: string | null
  drafted_by: string | null
  drafted_at: string
  refusal: string | null
  ordered_by: string | null
  ordered_at: string | null
  held_on: string | null
  attendees: string[]
  words: string | null
  agreed: string | null
  agreed_by: string | null
  recorded_by: string | null
  ending: string | null
  ended_by: string | null
  ended_at: string | null
}
export interface InterviewDraft {
  unit: string
  items: string[]
  reason: string
  planned_on: string
  place: string
  notice?: string
  rule?: string
}
export interface InterviewRecord {
  held_on: string
  attendees: string[]
  words: string
  agreed: string
  agreed_by: string
}
export interface ScoreList {
  year: number
  full: number
  lowest: number
  rules_version: string
  source: Name
  units: {
    unit: string
    items: number
    score: string
    points: string
    rows: number
    appealed: number
  }[]
}
export interface Point {
  id: string
  unit: string
  year: number
  rule: string
  rule_version: string
  rule_words: Name | null
  fact: string
  item: string | null
  number: string | null
  headline: string | null
  record: string
  on: string
  points: string
  capped: boolean
  state: 'standing' | 'appealed' | 'withdrawn'
  reason: string | null
}
export interface Appeal {
  id: string
  unit: string
  state: 'open' | 'upheld' | 'dismissed'
  words: string
  made_by: string | null
  made_at: string
  answer: string | null
  decided_by: string | null
  decided_at: string | null
  point: Point
}
