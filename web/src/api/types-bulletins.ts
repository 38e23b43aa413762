// Bulletins, calendars: the shapes of api/openapi.yaml by the same names.
export const bulletin_states = ['draft', 'submitted', 'issued', 'withdrawn'] as const
export type BulletinState = (typeof bulletin_states)[number]
export type BulletinAct = 'edit' | 'submit' | 'hand_back' | 'issue' | 'withdraw'

export const wording_fields = [
  'title',
  'number',
  'letterhead',
  'addressee',
  'opening',
  'demands',
  'signature',
  'copies',
] as const
export type WordingField = (typeof wording_fields)[number]
export type BulletinWording = Record<WordingField, string>

export interface Tally {
  items: number
  ended: number
  green: number
  yellow: number
  red: number
  unlit: number
}

export interface Bulletin {
  id: string
  version: number
  month: string
  as_of: string
  state: BulletinState
  tally: Tally
  full_table: boolean
  with_scores: boolean
  wording: BulletinWording
  refusal: string | null
  reason: string | null
  made_by: string
  made_at: string | null
  submitted_by: string | null
  submitted_at: string | null
  issued_by: string | null
  issued_at: string | null
  issued_on: string | null
  acts: BulletinAct[]
}

export interface BulletinNew {
  month: string
  as_of?: string
  full_table?: boolean
  with_scores?: boolean
}

export interface BulletinEdit {
  wording?: BulletinWording
  full_table?: boolean
  with_scores?: boolean
}

export interface HeadingBlock {
  kind: 'heading'
  level: number
  text: string
}
export interface ParagraphBlock {
  kind: 'paragraph'
  lead: string
  text: string
}
export interface TableBlock {
  kind: 'table'
  caption: string
  columns: { title: string; align: 'left' | 'centre' | 'right' }[]
  rows: string[][]
  note: string
}
export type DocumentBlock = HeadingBlock | ParagraphBlock | TableBlock

export interface OfficialDocument {
  marking: string
  letterhead: string
  number: string
  title: string
  addressee: string
  blocks: DocumentBlock[]
  annexes: { title: string; blocks: DocumentBlock[] }[]
  signature: string
  date: string
  copies: string
}

export interface BulletinPreview {
  document: OfficialDocument
  usual: BulletinWording
}
