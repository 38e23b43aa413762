// One function per operation of services, cases and tasks in api/openapi.yaml, by its operationId.
import { ask, get, get_text, send, send_file, type Query } from './client.ts'
import type {
  Assessment,
  Case,
  CaseDiagram,
  CaseImport,
  CaseList,
  CaseMap,
  CaseRegistered,
  CaseReport,
  Count,
  Deputy,
  Duplicate,
  Purpose,
  Reference,
  ServiceDetail,
  ServiceLine,
  Subdistrict,
  TaskBatch,
  TaskBatchResult,
  TaskCounts,
  TaskList,
  Worker,
} from './types-cases.ts'

const at = (id: string) => encodeURIComponent(id)
// The id of a service is two words of the path: enterprise/issue.
const service_at = (id: string) => id.split('/').map(at).join('/')

export const list_services = async () =>
  (await get<{ services: ServiceLine[] }>('/services')).services
export const get_service = (id: string, version?: number) =>
  get<ServiceDetail>(`/services/${service_at(id)}`, { version })

export const get_service_process = (id: string, version?: number) =>
  get_text(`/services/${service_at(id)}/process`, { version })

export const list_cases = (query: Query, signal?: AbortSignal) =>
  get<CaseList>('/cases', query, signal)
export const count_cases = (query: Query, signal?: AbortSignal) =>
  get<Count>('/cases/count', query, signal)
export const map_cases = (query: Query, signal?: AbortSignal) =>
  get<CaseMap>('/cases/map', query, signal)
export const get_case = (id: string) => get<Case>(`/cases/${at(id)}`)
export const get_case_diagram = (id: string) => get<CaseDiagram>(`/cases/${at(id)}/diagram`)

export const find_duplicates = async (report: CaseReport) =>
  (await send<{ duplicates: Duplicate[] }>('POST', '/cases/duplicates', report)).duplicates
// `key` is kept over retries, so that a report whose answer was lost is not registered twice.
export const report_case = async (report: CaseReport, key: string) =>
  (await ask<CaseRegistered>('POST', '/cases', { body: report, key })).body

export function import_cases(
  service: string,
  reference: Reference,
  file: File,
  key: string,
): Promise<CaseImport> {
  const form = new FormData()
  form.set('service', service)
  form.set('reference', reference)
  form.set('file', file)
  return send_file('/cases/import', form, () => {}, key)
}

const on_case = (id: string, path: string, body?: unknown) =>
  send<Case>('POST', `/cases/${at(id)}/${path}`, body)
export const urge_case = (id: string, words: string) => on_case(id, 'urge', { words })
export const supervise_case = (id: string, supervised: boolean, words: string) =>
  on_case(id, 'supervision', { supervised, words })
export const copy_case = (id: string, unit: string) => on_case(id, 'copies', { unit })
export const suspend_case = (id: string, words: string) => on_case(id, 'suspension', { words })
export const resume_case = (id: string) => on_case(id, 'resumption')
export const force_close_case = (id: string, outcome: string, words: string) =>
  on_case(id, 'force-closure', { outcome, words })
export const merge_case = (id: string, into: string, words: string) =>
  on_case(id, 'merge', { into, words })
export const take_back_case = (id: string) => on_case(id, 'take-back')
export const release_case = (id: string, released: boolean, words: string) =>
  on_case(id, 'release', released ? { released, words } : { released })
export const retry_case = (id: string) => on_case(id, 'retry')
export const split_case = (id: string, form: Record<string, unknown>) =>
  send<CaseRegistered>('POST', `/cases/${at(id)}/split`, { form })
export const renew_follow_code = async (id: string) =>
  (await send<{ follow_code: string }>('POST', `/cases/${at(id)}/follow-code`)).follow_code

export type Told = (share: number) => void
export function add_case_attachment(
  id: string,
  file: File,
  purpose: Purpose,
  told: Told,
): Promise<Case> {
  const form = new FormData()
  form.set('purpose', purpose)
  form.set('file', file)
  return send_file<Case>(`/cases/${at(id)}/attachments`, form, told)
}
export const attachment_address = (id: string, size: 'thumbnail' | 'public' | 'original') =>
  `/api/v1/case-attachments/${at(id)}?size=${size}`
export const withdraw_case_attachment = (id: string) =>
  send<Case>('POST', `/case-attachments/${at(id)}/withdrawal`)
export const release_case_attachment = (id: string, released: boolean) =>
  send<Case>('POST', `/case-attachments/${at(id)}/release`, { released })

export const list_tasks = (query: Query, signal?: AbortSignal) =>
  get<TaskList>('/tasks', query, signal)
export const count_tasks = () => get<TaskCounts>('/tasks/counts')
export const batch_tasks = (batch: TaskBatch) =>
  send<TaskBatchResult>('POST', '/tasks/batch', batch)

const on_task = (id: string, path: string, body?: unknown) =>
  send<Case>('POST', `/tasks/${at(id)}/${path}`, body)
export const claim_task = (id: string) => on_task(id, 'claim')
export const unclaim_task = (id: string) => on_task(id, 'unclaim')
export const complete_task = (
  id: string,
  completion: { action: string; words?: string; form?: Record<string, unknown> },
) => on_task(id, 'completion', completion)
export const return_task = (id: string, to: string, words: string) =>
  on_task(id, 'return', { to, words })
export const transfer_task = (id: string, to: { unit?: string; person?: string }, words: string) =>
  on_task(id, 'transfer', { ...to, words })
export const delegate_task = (id: string, person: string, words: string) =>
  on_task(id, 'delegation', words ? { person, words } : { person })
export const add_signer = (id: string, unit: string) => on_task(id, 'signers', { unit })
export const remove_signer = (id: string) => on_task(id, 'removal')
export const ask_support = (id: string, unit: string, words: string) =>
  on_task(id, 'support', { unit, words })
export const consult_unit = (id: string, unit: string, words: string) =>
  on_task(id, 'consultation', { unit, words })
export const ask_case_request = (
  id: string,
  kind: 'extension' | 'deferral',
  amount: number,
  words: string,
) => on_task(id, 'requests', { kind, amount, words })
export const decide_case_request = (id: string, granted: boolean, words: string) =>
  send<Case>('POST', `/case-requests/${at(id)}/decision`, words ? { granted, words } : { granted })

export const list_workers = async (unit: string) =>
  (await get<{ workers: Worker[] }>(`/units/${at(unit)}/workers`)).workers
export const list_deputies = async () => (await get<{ deputies: Deputy[] }>('/deputies')).deputies
export const set_deputy = (deputy: string, from: string, to: string) =>
  send<Deputy>('POST', '/deputies', { deputy, from, to })
export const withdraw_deputy = (id: string) =>
  send<Deputy>('POST', `/deputies/${at(id)}/withdrawal`)

export const list_subdistricts = async () =>
  (await get<{ subdistricts: Subdistrict[] }>('/subdistricts')).subdistricts
export const get_outline = async () =>
  (await get<{ rings: [number, number][][] }>('/district/outline')).rings
export const get_assessment = (query: Query) => get<Assessment>('/assessment', query)
