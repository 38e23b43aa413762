// Outcomes and questions as api/openapi.yaml gives them.
import type { Disclosure, Finding, Item, Source } from './types.ts'

export const verdicts = ['met', 'missed', 'unclear', 'unreported'] as const
export type Verdict = (typeof verdicts)[number]
export const outcome_states = ['read', 'confirmed', 'corrected'] as const
export type OutcomeState = (typeof outcome_states)[number]

export interface Span {
  begin: number
  end: number
}

export interface Outcome {
  id: string
  version: number
  earlier: string
  later: string
  item: string
  target: Span
  read: { verdict: Verdict; reason: string | null; confidence: number; result: Span | null }
  state: OutcomeState
  verdict: Verdict
  reason: string | null
  result: Span | null
  result_words: string | null
  words: string | null
  decided_by: string | null
  decided_at: string | null
  disclosure: Disclosure
  released_by: string | null
  released_at: string | null
}

export interface Cited {
  id: string
  version: number
  item: string
  quantity: number | null
  indicator: string | null
  value: string
  unit: string
  role: string
  verdict: Verdict
  reason: string | null
  publisher: string
  document: string
  published_on: string | null
  link: string | null
  words: string | null
  withdrawn: boolean
  withdrawn_reason: string | null
  cited_by: string
  cited_at: string
  disclosure: Disclosure
}

export interface PromiseOf {
  item: Item
  promised: string
  section: string
  outcome: Outcome | null
  cited: Cited[]
  cited_verdict: Verdict | null
}

export interface Counts {
  promises: number
  decided: number
  not_compared: number
  reported: Record<Verdict, number>
  cited: Record<Verdict, number>
}
export type SectionCounts = Counts & { section: string }

export interface PromiseList {
  earlier: Source
  later: Source | null
  promises: PromiseOf[]
  next: string | null
  total: number
  counts: Counts
  sections: SectionCounts[]
}

export interface YearRecord {
  earlier: Source
  later: string | null
  later_title: string | null
  counts: Counts
  sections: SectionCounts[]
}

export interface Reconciled {
  promises: number
  added: number
  changed: number
  kept: number
  dropped: number
}

export interface Judgement {
  verdict: Verdict
  reason: string | null
  words: string
}

export interface Citation {
  quantity: number | null
  indicator: string
  value: string
  unit: string
  role: string
  publisher: string
  document: string
  published_on: string
  link: string
  words: string
}

export interface CitedTable {
  rows: {
    cell: string
    item: string
    number: string
    headline: string
    indicator: string
    value: string
    unit: string
    role: string
    verdict: Verdict
    reason: string | null
  }[]
  findings: Finding[]
  applied: boolean
}

export interface ItemOutcomes {
  outcomes: Outcome[]
  cited: Cited[]
  cited_verdict: Verdict | null
}

export interface LineValue {
  value: string
  qualifier: string
  computed: boolean
  origin: 'reported' | 'cited'
  item: string
}
export interface LinePoint {
  year: number
  target: LineValue | null
  outcome: LineValue | null
  parted: string | null
}
export interface Line {
  indicator: string
  unit: string
  role: string
  of_the_economy: boolean
  points: LinePoint[]
}
export interface LineList {
  places: string[]
  place: string
  lines: Line[]
  rules: { id: string; words: string }[]
}

export const question_states = [
  'received',
  'passed',
  'drafted',
  'signed',
  'answered',
  'published',
  'refused',
  'withdrawn',
] as const
export type QuestionState = (typeof question_states)[number]

export interface Question {
  id: string
  version: number
  item: string
  item_number: string
  item_headline: string
  kind: 'question' | 'comment'
  state: QuestionState
  words: string
  shown_words: string | null
  refusal: string | null
  unit: string | null
  due_date: string | null
  overdue: boolean
  rule: string | null
  answer: string | null
  return_reason: string | null
  received_at: string
  drafted_by: string | null
  signed_by: string | null
  answered_on: string | null
}
