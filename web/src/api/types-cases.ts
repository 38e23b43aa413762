// Shapes of services, cases and tasks as api/openapi.yaml gives them.
import type { KnownEnterprise } from './types-registers.ts'
import type { Name, Problem, Role } from './types.ts'

export const case_states = ['open', 'closed'] as const
export const applicant_kinds = ['enterprise', 'resident', 'staff'] as const
export const references = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const
export const purposes = ['report', 'before', 'after', 'evidence'] as const
export const whoses = ['mine', 'unit', 'all'] as const
export const dimensions = ['all', 'unit', 'subdistrict', 'category'] as const

export type CaseState = (typeof case_states)[number]
export type ApplicantKind = (typeof applicant_kinds)[number]
export type Reference = (typeof references)[number]
export type Purpose = (typeof purposes)[number]
export type Whose = (typeof whoses)[number]
export type Dimension = (typeof dimensions)[number]
export type PlaceNeed = 'required' | 'optional' | 'none'
export type Ending = 'completed' | 'forced' | 'merged'
export type LimitKind = 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day'
export type CaseMay =
  | 'urge'
  | 'supervise'
  | 'copy'
  | 'suspend'
  | 'resume'
  | 'force_close'
  | 'merge'
  | 'split'
  | 'release'
  | 'retry'
  | 'take_back'
  | 'attach'
  | 'renew_code'
export type TaskMay =
  | 'claim'
  | 'unclaim'
  | 'complete'
  | 'return'
  | 'transfer'
  | 'delegate'
  | 'add_signer'
  | 'remove_signer'
  | 'support'
  | 'consult'
  | 'ask_extension'
  | 'ask_deferral'

// A JSON Schema as docs/guide/forms.md has it; read by cases/schema-fields.ts.
export type Schema = Record<string, unknown>

export interface Named {
  id: string
  name: Name
}

export interface ServiceLine {
  id: string
  name: Name
  summary: Name
  version: number
  channels: string[]
  applicants: ApplicantKind[]
  anonymous: boolean
  place: PlaceNeed
  may_register: boolean
  may_import: boolean
}

export interface TaskAction {
  id: string
  name: Name
  words_required: boolean
  asks_form: boolean
}

export interface ServiceTask {
  id: string
  name: string
  stage: string | null
  actions: TaskAction[]
  form: Schema | null
  allows: string[]
}

export interface Rule {
  inputs: string[]
  outputs: string[]
  annotations: string[]
}

export interface Decision {
  id: string
  name: string
  hit_policy: string
  inputs: string[]
  outputs: string[]
  rules: Rule[]
}

export interface CaseImport {
  registered: number
  first: string
  last: string
}

export interface ServiceDetail extends Omit<ServiceLine, 'applicants'> {
  latest: boolean
  applicants: string[]
  may: ('supplement' | 'withdraw' | 'rate' | 'appeal')[]
  form: Schema
  categories: { code: string; name: Name; group: Name | null }[]
  category_field: string
  stages: Named[]
  tasks: ServiceTask[]
  outcomes: (Named & { counts: 'solved' | 'unsolved' | 'excluded' })[]
  posts: (Named & { unit: string | null })[]
  texts: Record<string, Name>
  tables: { file: string; decisions: Decision[] }[]
}

export interface CaseReport {
  service: string
  channel: 'desk' | 'api' | 'import'
  applicant: {
    kind: ApplicantKind
    name?: string
    phone?: string
    email?: string
    organisation?: string
    credit_code?: string
  }
  place?: { longitude?: number; latitude?: number; reference?: Reference; address?: string }
  form: Record<string, unknown>
  visit?: string
}

export interface Count {
  count: number
  more: boolean
}

export interface CaseLine {
  id: string
  number: string
  service: string
  service_name: Name
  state: CaseState
  ending: Ending | null
  stage: string | null
  stage_name: Name | null
  category: string | null
  category_name: Name | null
  priority: number
  title: string
  lead_unit: string | null
  desk_unit: string | null
  outcome: string | null
  due_at: string | null
  overdue: boolean
  suspended: boolean
  supervised: boolean
  deferred: boolean
  incident: string | null
  reported_at: string
  closed_at: string | null
  longitude: number | null
  latitude: number | null
  address: string
}

export interface CaseList {
  cases: CaseLine[]
  next: string | null
}

export interface Duplicate {
  case: CaseLine
  metres: number | null
}

export interface Square {
  west: number
  south: number
  east: number
  north: number
  count: number
}

export interface CaseMap {
  cases: CaseLine[]
  squares: Square[]
  more: boolean
}

export interface Clock {
  kind: LimitKind
  amount: number
  due_at: string
  due_known: boolean
  paused: boolean
  overdue: boolean
  left_ms: number
  left_days: number
}

export interface CaseTask {
  id: string
  case: string
  kind: 'step' | 'support' | 'consult'
  element: string
  name: string
  state: 'open' | 'claimed' | 'done' | 'cancelled'
  unit: string | null
  role: Role | null
  person: string | null
  person_name: Name | null
  delegated_by: string | null
  opened_at: string
  claimed_at: string | null
  due_at: string | null
  overdue: boolean
  urged: number
  words: string
  actions: TaskAction[]
  form: Schema | null
  allows: string[]
  signing: boolean
  may: TaskMay[]
}

export interface CaseAct {
  position: number
  kind: string
  task: string | null
  element: string | null
  element_name: string | null
  action: string | null
  action_name: Name | null
  person: string | null
  person_name: Name | null
  unit: string | null
  to_unit: string | null
  to_person: string | null
  to_person_name: Name | null
  made_at: string
  words: string
  form: Record<string, unknown> | null
  reasons: { decision: string; zh: string; en: string }[]
}

export interface CaseRequest {
  id: string
  kind: 'extension' | 'deferral'
  state: 'open' | 'granted' | 'refused'
  amount: number
  words: string
  asked_by: string
  asked_by_name: Name | null
  asked_unit: string
  asked_at: string
  answer: string
  decided_by: string | null
  decided_at: string | null
  may_decide: boolean
}

export interface CaseAttachment {
  id: string
  name: string
  media_type: string
  size_bytes: number
  purpose: Purpose
  released: boolean
  has_thumbnail: boolean
  added_by: string | null
  added_at: string
}

export interface CaseLink {
  id: string
  number: string
  title: string
}

export interface CaseTimes {
  reported_at: string
  accepted_at: string | null
  dispatched_at: string | null
  received_at: string | null
  finished_at: string | null
  checked_at: string | null
  closed_at: string | null
}

export interface CasePlace {
  longitude: number | null
  latitude: number | null
  address: string
  subdistrict: string | null
  subdistrict_name: string | null
  community: string | null
  community_name: string | null
  cell: string | null
}

export interface Case extends Omit<
  CaseLine,
  'due_at' | 'incident' | 'reported_at' | 'closed_at' | 'longitude' | 'latitude' | 'address'
> {
  version: number
  service_version: number
  channel: 'portal' | 'desk' | 'api' | 'open311' | 'import'
  description: string
  form: Record<string, unknown>
  applicant: {
    kind: string
    name: string
    phone: string
    email: string
    organisation: string
    credit_code: string
    masked: boolean
  }
  enterprise: KnownEnterprise | null
  place: CasePlace | null
  units: { unit: string; part: 'lead' | 'supporting' | 'asked' | 'copied' }[]
  outcome_name: Name | null
  counts: 'solved' | 'unsolved' | 'excluded' | null
  answer: string
  clock: Clock | null
  resume_at: string | null
  urged: number
  counters: { extensions: number; returns: number; reworks: number; appeals: number }
  rating: {
    answer: number | null
    solution: number | null
    words: string
    rated_at: string
  } | null
  times: CaseTimes
  merged_into: CaseLink | null
  merged: CaseLink[]
  split_from: CaseLink | null
  parts: CaseLink[]
  incident: { problem: string; detail: string; place: string } | null
  released: { words: string; at: string } | null
  tasks: CaseTask[]
  acts: CaseAct[]
  requests: CaseRequest[]
  attachments: CaseAttachment[]
  may: CaseMay[]
}

export interface CaseRegistered {
  case: Case
  follow_code: string
}

export interface CaseDiagram {
  service: string
  version: number
  active: string[]
  done: string[]
  failed: string[]
}

export interface TaskOnCase {
  task: CaseTask
  case: CaseLine
}

export interface TaskList {
  tasks: TaskOnCase[]
  next: string | null
}

export interface TaskCounts {
  mine: Count
  unit: Count
  overdue: Count
}

export interface TaskBatch {
  act: 'claim' | 'unclaim' | 'complete' | 'return' | 'transfer'
  tasks: string[]
  action?: string
  to?: string
  unit?: string
  person?: string
  words?: string
}

export interface TaskBatchResult {
  done: string[]
  failed: { task: string; problem: Problem }[]
}

export interface Worker {
  person: string
  name: Name
  roles: Role[]
}

export interface Deputy {
  id: string
  person: string
  person_name: Name | null
  deputy: string
  deputy_name: Name | null
  from: string
  to: string
  withdrawn: boolean
}

export interface Subdistrict {
  code: string
  name: Name
}

export interface AssessmentRow {
  member: string
  name: Name | null
  counts: Record<string, number>
  rates: Record<string, string | null>
}

export interface Assessment {
  service: string
  by: Dimension
  from: string
  to: string
  rows: AssessmentRow[]
  definitions: (Named & { formula: Name })[]
}
