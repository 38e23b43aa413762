// The operations of api/openapi.yaml on outcomes and questions, by operationId.
import { ask, get, send, type Query } from './client.ts'
import type {
  Citation,
  Cited,
  CitedTable,
  ItemOutcomes,
  Judgement,
  LineList,
  Outcome,
  PromiseList,
  Question,
  Reconciled,
  Span,
  Verdict,
  YearRecord,
} from './types-outcomes.ts'
import type { Disclosure } from './types.ts'

const at = (id: string) => encodeURIComponent(id)

export const list_outcomes = (query: Query) => get<PromiseList>('/outcomes', query)
export const get_record = async () => (await get<{ years: YearRecord[] }>('/outcomes/record')).years
export const reconcile_reports = (earlier: string, later: string) =>
  send<Reconciled>('POST', '/outcomes/reconciliation', { earlier, later })
export const confirm_outcomes = (outcomes: { id: string; version: number }[]) =>
  send<{ changed: number }>('POST', '/outcomes/confirmation', { outcomes })
export const judge_passage = (id: string, span: Span) =>
  get<Judgement>(`/outcomes/${at(id)}/judgement`, { begin: span.begin, end: span.end })
export const correct_outcome = (
  outcome: Outcome,
  correction: { verdict: Verdict; result: Span | null; words: string },
) =>
  send<Outcome>('PUT', `/outcomes/${at(outcome.id)}/correction`, correction, `"${outcome.version}"`)
export const disclose_outcomes = (
  of: { outcomes?: string[]; cited?: string[] },
  disclosure: Disclosure,
  reason = '',
) => send<{ changed: number }>('POST', '/outcomes/disclosure', { ...of, disclosure, reason })
export const get_item_outcomes = (id: string) => get<ItemOutcomes>(`/items/${at(id)}/outcomes`)
export const cite_outcome = (item: string, citation: Citation) =>
  send<Cited>('POST', `/items/${at(item)}/cited`, citation)
export const withdraw_cited = (id: string, reason: string) =>
  send<Cited>('POST', `/cited/${at(id)}/withdrawal`, { reason })
export async function cite_table(form: FormData): Promise<CitedTable> {
  return (await ask<CitedTable>('POST', '/outcomes/table', { form })).body
}
export const list_lines = (query: Query) => get<LineList>('/lines', query)

export const list_questions = (query: Query) =>
  get<{ questions: Question[]; next: string | null }>('/questions', query)
export const moderate_question = (
  id: string,
  moderation: { take: boolean; words?: string; refusal?: string },
) => send<Question>('POST', `/questions/${at(id)}/moderation`, moderation)
export const answer_question = (question: Question, answer: string) =>
  send<Question>('PUT', `/questions/${at(question.id)}/answer`, { answer }, `"${question.version}"`)
export const sign_answer = (id: string) => send<Question>('POST', `/questions/${at(id)}/signature`)
export const return_answer = (id: string, reason: string) =>
  send<Question>('POST', `/questions/${at(id)}/return`, { reason })
export const release_answer = (id: string) => send<Question>('POST', `/questions/${at(id)}/release`)
export const withdraw_question = (id: string, reason: string) =>
  send<Question>('POST', `/questions/${at(id)}/withdrawal`, { reason })
