// The shapes of api/openapi.yaml for breaking items down and carrying them to the units.
import type { Item, Quantity, Recurrence, Stage } from './types.ts'

export type ItemAct =
  | 'assign'
  | 'set_milestones'
  | 'add_parts'
  | 'circulate'
  | 'issue'
  | 'recall'
  | 'amend'
  | 'cancel'
  | 'comment'
  | 'acknowledge'
  | 'object'

export const awaits = ['circulation', 'issue', 'receipt'] as const

export interface LeftOut {
  item: string
  number: string
  headline: string
  id: string
  title: string
  mend: string
  detail: string
}

export interface Batch {
  done: string[]
  left_out: LeftOut[]
}

export interface AssignmentChange {
  item: string
  number: string
  headline: string
  field: string
  before: string
  after: string
}

export interface AssignmentOutcome extends Batch {
  changes: AssignmentChange[]
}

export interface Assignment {
  completion_standard?: string
  lead_unit?: string | null
  supporting_units?: string[]
  responsible_leader?: string
  person_in_charge?: string
  liaison?: string
  due_date?: string | null
  start_date?: string | null
  recurrence?: Recurrence | null
}

export type NewPart = Assignment & { headline: string; text?: string }

export interface Comment {
  id: string
  item: string
  item_number: string
  item_headline: string
  unit: string
  kind: 'comment' | 'objection'
  state: 'open' | 'upheld' | 'dismissed' | 'noted'
  words: string
  answer: string
  made_by_name: string
  made_at: string
  decided_by_name: string
  decided_at: string | null
}

export type Outcome = 'upheld' | 'dismissed' | 'noted'

export interface Milestone {
  period: string
  due_date: string
  percent: number | null
  words: string
  reached_on: string | null
  report: string | null
}

export type MilestoneEntered = Pick<Milestone, 'period' | 'percent' | 'words'> & {
  due_date: string | null
}

export interface Terms {
  headline?: string
  text?: string
  quantities?: Quantity[]
  completion_standard?: string
  lead_unit?: string | null
  due_date?: string | null
  recurrence?: Recurrence | null
  stage?: Stage
}

export interface Decision {
  decided_by: string
  decided_on: string
  reason: string
}

export interface Amendment extends Decision {
  id: string
  item: string
  item_number: string
  item_headline: string
  position: number
  state: 'proposed' | 'decided' | 'refused'
  before: Terms
  after: Terms
  refusal: string
  proposed_by_name: string
  proposed_at: string
  signed_by_name: string
  signed_at: string | null
}

// The words the item had before an amendment changed them.
export function words_before(amendments: Amendment[], item: Item): string {
  const first = amendments.find((one) => one.state === 'decided' && one.before.text !== undefined)
  return first?.before.text ?? item.text
}

// Issued and not ended: what was promised stands.
export function is_owed(item: Item): boolean {
  return ['issued', 'acknowledged', 'claimed'].includes(item.stage)
}

// Struck off, closed or cancelled: nothing is owed any more.
export function has_ended(item: Item): boolean {
  return ['struck_off', 'closed', 'cancelled'].includes(item.stage)
}
