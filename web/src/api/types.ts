// The shapes of api/openapi.yaml, by the same names. That file is the authority; this one follows.

export const roles = [
  'operator',
  'supervision',
  'approver',
  'liaison',
  'unit_head',
  'leader',
  'reader',
  'handler',
  'dispatcher',
  'grid_worker',
] as const
export const unit_kinds = [
  'office',
  'department',
  'subdistrict',
  'public_institution',
  'enterprise',
  'party',
] as const
export const source_kinds = [
  'work_report',
  'residents_promises',
  'rectification',
  'resolution',
  'instruction',
  'meeting',
  'problem_list',
] as const
export const item_types = [
  'result',
  'action',
  'expected_indicator',
  'binding_indicator',
  'problem',
  'standing_duty',
] as const
export const item_states = ['draft', 'accepted', 'confirmed', 'approved', 'rejected'] as const
export const stages = [
  'none',
  'circulated',
  'issued',
  'acknowledged',
  'claimed',
  'struck_off',
  'closed',
  'cancelled',
] as const
export const lights = ['none', 'green', 'yellow', 'red'] as const
export const recurrences = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const
export const disclosures = ['internal', 'proposed', 'public'] as const
export const quantity_kinds = ['result', 'target', 'baseline'] as const
export const qualifiers = [
  'exact',
  'about',
  'over',
  'under',
  'at_least',
  'at_most',
  'range',
] as const
export const quantity_roles = ['level', 'growth', 'points', 'share', 'vs_target', 'rank'] as const

export type Role = (typeof roles)[number]
export type UnitKind = (typeof unit_kinds)[number]
export type SourceKind = (typeof source_kinds)[number]
export type ItemType = (typeof item_types)[number]
export type ItemState = (typeof item_states)[number]
export type Stage = (typeof stages)[number]
export type Light = (typeof lights)[number]
export type Recurrence = (typeof recurrences)[number]
export type Disclosure = (typeof disclosures)[number]
export type TodoKind =
  | 'to_review'
  | 'to_confirm'
  | 'to_approve'
  | 'disclosure_to_approve'
  | 'unassigned'
  | 'mine_lead'
  | 'mine_supporting'
  | 'due_soon'
  | 'overdue'
  | 'to_circulate'
  | 'to_issue'
  | 'to_acknowledge'
  | 'to_comment'
  | 'comments_to_decide'
  | 'objections_to_decide'
  | 'amendments_to_sign'
  | 'reports_to_draft'
  | 'reports_to_sign'
  | 'reports_to_check'
  | 'to_verify'
  | 'to_support'
  | 'to_see'
  | 'reports_to_release'
  | 'outcomes_to_confirm'
  | 'outcomes_to_release'
  | 'cited_to_release'
  | 'questions_to_moderate'
  | 'questions_to_answer'
  | 'questions_to_sign'
  | 'questions_to_release'
  | 'questions_overdue'
export type PieceKind =
  'furniture' | 'footnote' | 'title' | 'delivery' | 'salutation' | 'heading' | 'paragraph'

export interface Name {
  zh: string
  en: string
}

export interface Finding {
  place: string
  id: string
  title: string
  mend?: string
  detail?: string
}

export interface Problem {
  type: string
  id: string
  title: string
  mend?: string
  status: number
  detail?: string
  instance?: string
  errors?: Finding[]
}

export interface Meta {
  version: string
  district: { id: string; name: Name; division_code?: string; fiction: boolean; timezone: string }
  languages: string[]
  simulated_clock: boolean
  today: string
}

export interface Appointment {
  unit: string
  role: Role
}

export interface Session {
  person: string
  login: string
  name: Name
  appointments: Appointment[]
  csrf: string
  must_change_password: boolean
}

export interface Unit {
  id: string
  name: Name
  short: string[]
  kind: UnitKind
  duties: string[]
  active: boolean
  version: number
}

export interface Person {
  id: string
  login?: string
  name: Name
  appointments: Appointment[]
  active: boolean
  must_change_password?: boolean
  version: number
}

export interface Todo {
  kind: TodoKind
  count: number
  link: string
  source?: string
  title?: string
}

export type Counts = Record<ItemState, number>

export interface Source {
  id: string
  kind: SourceKind
  title: string
  year: number | null
  year_reviewed: number | null
  place: string
  delivered: string
  file_name: string
  media_type: string
  has_text: boolean
  counts: Counts
  sections: string[][]
  created_at: string
  created_by: string
  approved_at: string | null
  approved_by: string | null
  version: number
}

export interface Piece {
  kind: PieceKind
  level: number
  begin: number
  end: number
}
export interface SourceText {
  text: string
  pieces: Piece[]
}

export interface Import {
  source: Source
  new: number
  known: number
  quantities: number
  set_aside: number
  by_type: Partial<Record<ItemType, number>>
  findings?: Finding[]
}

export interface Quantity {
  begin?: number | null
  end?: number | null
  value: string | null
  low: string | null
  high: string | null
  unit: string
  kind: (typeof quantity_kinds)[number]
  qualifier: (typeof qualifiers)[number]
  role: (typeof quantity_roles)[number]
  indicator: string
  year: number | null
  computed: boolean
  computation?: string
}

export interface Suggestion {
  unit: string
  reason: 'duty' | 'last_year' | 'named'
  detail?: string
}

export interface Item {
  id: string
  version: number
  source: string
  source_title: string
  source_kind: SourceKind
  number: string
  type: ItemType
  state: ItemState
  disclosure: Disclosure
  parent: string | null
  parts_total: number | null
  parts_named: number
  headline: string
  text: string
  section: string[]
  begin: number | null
  end: number | null
  verb: string
  objects: string[]
  quantities: Quantity[]
  completion_standard: string
  lead_unit: string | null
  supporting_units: string[]
  suggestion: Suggestion | null
  responsible_leader: string
  person_in_charge: string
  liaison: string
  due_date: string | null
  stage: Stage
  start_date: string | null
  recurrence: Recurrence | null
  progress: number | null
  progress_on: string | null
  light: Light
  light_since: string | null
  reds: number
  amended: number
  issued_at: string | null
  acknowledged_at: string | null
  ended_on: string | null
  certainty: number
  doubt: string
  reason: string
  accepted_by: string | null
  confirmed_by: string | null
  changed_at: string
}

export interface ItemList {
  items: Item[]
  next: string | null
  total?: number
}

export type ItemEdit = Partial<
  Pick<
    Item,
    | 'type'
    | 'headline'
    | 'text'
    | 'parts_total'
    | 'objects'
    | 'quantities'
    | 'completion_standard'
    | 'lead_unit'
    | 'supporting_units'
    | 'responsible_leader'
    | 'person_in_charge'
    | 'liaison'
    | 'due_date'
    | 'start_date'
    | 'recurrence'
  > & { begin: number; end: number }
>

export interface ItemPart {
  begin?: number
  end?: number
  text?: string
  headline: string
}

export interface ItemChoice {
  items?: string[]
  section?: string[]
  all?: true
}
export interface Changed {
  changed: number
  own?: number
  left_out?: number
}

export interface Difference {
  item: string
  number: string
  headline: string
  field: string
  cell: string
  before: string
  after: string
  amends: boolean
}

export interface TableComparison {
  digest: string
  rows: number
  applied: boolean
  differences: Difference[]
  findings: Finding[]
}

export type Scalar = string | number | null

export interface Change {
  table: string
  id: string
  column: string
  closed: boolean
  before?: Scalar
  after: Scalar
}

export interface Entry {
  seq: number
  time: string
  actor: string
  actor_name: string
  unit: string
  kind: string
  subject: string
  leaf?: string
  facts: Record<string, Scalar>
  changes: Change[]
}

export interface LedgerRoot {
  size: number
  root: string
}
export interface InclusionProof {
  seq: number
  size: number
  leaf: string
  root: string
  path: string[]
}
