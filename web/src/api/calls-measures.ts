// Calls of urging, notices, interviews, scores and days, by their operationId.
import { ask, get, send, type Query, type Reply } from './client.ts'
import type {
  Appeal,
  Interview,
  InterviewDraft,
  InterviewRecord,
  LeaderDay,
  Notice,
  NoticeDraft,
  OfficeDay,
  Owed,
  Point,
  Proposal,
  ScoreList,
  UnitDay,
  Urge,
  UrgeChoice,
} from './types-measures.ts'

type Page<K extends string, T> = Record<K, T[]> & { next: string | null }
const at = (id: string) => encodeURIComponent(id)

export const get_office_day = () => get<OfficeDay>('/day/office')
export const get_unit_day = (unit: string) => get<UnitDay>(`/day/units/${at(unit)}`)
export const get_leader_day = () => get<LeaderDay>('/day/leader')

export const list_owed = async (query: Query) => (await get<{ owed: Owed[] }>('/owed', query)).owed
export const list_urges = (query: Query) => get<Page<'urges', Urge>>('/urges', query)
export const urge = (choice: UrgeChoice) =>
  send<{ batch: string; urged: number; left_out: number }>('POST', '/urges', choice)
export const preview_urges = async (choice: UrgeChoice) =>
  (await send<{ owed: Owed[] }>('POST', '/urges/preview', choice)).owed
export const open_urge = (id: string) => send<Urge>('POST', `/urges/${at(id)}/opening`)
export const answer_urge = (id: string, words: string) =>
  send<Urge>('POST', `/urges/${at(id)}/answer`, { words })

export const list_notices = (query: Query) => get<Page<'notices', Notice>>('/notices', query)
export const get_notice = (id: string): Promise<Reply<Notice>> =>
  ask<Notice>('GET', `/notices/${at(id)}`)
export const draft_notice = (draft: NoticeDraft) => send<Notice>('POST', '/notices', draft)
export const edit_notice = (id: string, edit: Partial<NoticeDraft>, etag: string) =>
  send<Notice>('PATCH', `/notices/${at(id)}`, edit, etag)
export const move_notice = (
  id: string,
  move: 'submission' | 'issue' | 'refusal' | 'receipt' | 'answer' | 'closure' | 'withdrawal',
  body?: { words: string; evidence?: string },
) => send<Notice>('POST', `/notices/${at(id)}/${move}`, body)
export const escalate_notice = (id: string, reason: string) =>
  send<Notice>('POST', `/notices/${at(id)}/escalation`, { reason })
export const notice_document_address = (id: string, format: 'docx' | 'pdf') =>
  `/api/v1/notices/${at(id)}/document?format=${format}`
export const list_proposals = async () =>
  (await get<{ proposals: Proposal[] }>('/notice-proposals')).proposals
export const dismiss_proposal = (proposal: Proposal, reason: string) =>
  send<void>('POST', '/notice-proposals/dismissals', {
    rule: proposal.rule,
    record: proposal.record,
    reason,
  })

export const list_interviews = (query: Query) =>
  get<Page<'interviews', Interview>>('/interviews', query)
export const get_interview = (id: string) => get<Interview>(`/interviews/${at(id)}`)
export const draft_interview = (draft: InterviewDraft) =>
  send<Interview>('POST', '/interviews', draft)
export const record_interview = (id: string, record: InterviewRecord) =>
  send<Interview>('POST', `/interviews/${at(id)}/record`, record)
export const move_interview = (
  id: string,
  move: 'order' | 'refusal' | 'closure' | 'withdrawal',
  body?: { words: string },
) => send<Interview>('POST', `/interviews/${at(id)}/${move}`, body)

export const list_scores = (query: Query) => get<ScoreList>('/scores', query)
export const list_points = async (query: Query) =>
  (await get<{ points: Point[] }>('/points', query)).points
export const list_appeals = async (query: Query) =>
  (await get<{ appeals: Appeal[] }>('/appeals', query)).appeals
export const appeal_point = (id: string, words: string) =>
  send<Appeal>('POST', `/points/${at(id)}/appeal`, { words })
export const decide_appeal = (id: string, upheld: boolean, words: string) =>
  send<Appeal>('POST', `/appeals/${at(id)}/decision`, { upheld, words })
