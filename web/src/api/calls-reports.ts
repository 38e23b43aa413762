// One function per operation of reporting in api/openapi.yaml, by its operationId.
import { ask, get, send, send_file, type Query, type Reply } from './client.ts'
import type { Disclosure, Item } from './types.ts'
import type {
  Evidence,
  QueueEntry,
  Report,
  ReportContent,
  Reporting,
  Verification,
} from './types-reports.ts'

const at = (id: string) => encodeURIComponent(id)

export const get_reporting = (item: string) => get<Reporting>(`/items/${at(item)}/reporting`)

export const draft_report = (
  item: string,
  content: Partial<ReportContent> & { from?: string } = {},
) => send<Report>('POST', `/items/${at(item)}/reports`, content)
export const get_report = (id: string): Promise<Reply<Report>> => ask('GET', `/reports/${at(id)}`)
export const edit_report = (
  id: string,
  edit: Partial<ReportContent>,
  etag: string,
): Promise<Reply<Report>> => ask('PATCH', `/reports/${at(id)}`, { body: edit, etag })

const move = (id: string, path: string, body?: unknown) =>
  send<Report>('POST', `/reports/${at(id)}/${path}`, body)
export const submit_report = (id: string) => move(id, 'submission')
export const sign_report = (id: string) => move(id, 'signature')
export const withdraw_report = (id: string) => move(id, 'withdrawal')
export const accept_report = (id: string) => move(id, 'acceptance')
export const hand_back_report = (id: string, reason: string) => move(id, 'hand-back', { reason })
export const return_report = (id: string, reason: string) => move(id, 'return', { reason })
export const order_spot_check = (id: string, words: string) => move(id, 'spot-check', { words })
export const mark_seen = (id: string, words: string) => move(id, 'seen', { words })
export const confirm_report = (id: string, state: 'confirmed' | 'disputed', words: string) =>
  move(id, 'support', { state, words })
export const disclose_report = (id: string, disclosure: Disclosure, reason = '') =>
  send<Report>(
    'PUT',
    `/reports/${at(id)}/disclosure`,
    reason ? { disclosure, reason } : { disclosure },
  )

export type Told = (share: number) => void
const add_file = (path: string, file: File, told: Told) => {
  const form = new FormData()
  form.set('file', file)
  return send_file<Evidence>(path, form, told)
}
export const add_report_file = (report: string, file: File, told: Told) =>
  add_file(`/reports/${at(report)}/evidence`, file, told)
export const add_verification_file = (verification: string, file: File, told: Told) =>
  add_file(`/verifications/${at(verification)}/evidence`, file, told)
export const add_report_link = (report: string, link: string, name: string) =>
  send<Evidence>('POST', `/reports/${at(report)}/evidence`, { link, name })
export const withdraw_evidence = (id: string) =>
  send<void>('POST', `/evidence/${at(id)}/withdrawal`)

export const verify_report = (
  report: string,
  verdict: Pick<Verification, 'manner' | 'outcome' | 'words'>,
) => send<Verification>('POST', `/reports/${at(report)}/verifications`, verdict)
export const strike_off_item = (id: string) => send<Item>('POST', `/items/${at(id)}/strike-off`)
export const close_item = (id: string) => send<Item>('POST', `/items/${at(id)}/closing`)
export const reopen_item = (id: string, reason: string) =>
  send<Item>('POST', `/items/${at(id)}/reopening`, { reason })

export const list_report_queue = (query: Query) =>
  get<{ entries: QueueEntry[]; next: string | null }>('/report-queue', query)
