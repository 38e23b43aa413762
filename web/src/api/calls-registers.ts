// One function per operation of the registers in api/openapi.yaml, by its operationId.
import { get, send, send_file, type Query } from './client.ts'
import type { Count } from './types-cases.ts'
import type {
  Enterprise,
  EnterpriseFacts,
  EnterpriseList,
  EnterpriseSummary,
  Visit,
  VisitList,
  VisitManner,
} from './types-registers.ts'

const at = (id: string) => encodeURIComponent(id)

export const list_enterprises = (query: Query, signal?: AbortSignal) =>
  get<EnterpriseList>('/enterprises', query, signal)
export const count_enterprises = (query: Query, signal?: AbortSignal) =>
  get<Count>('/enterprises/count', query, signal)
export const summarise_enterprises = () => get<EnterpriseSummary>('/enterprises/summary')
export const get_enterprise = (id: string) => get<Enterprise>(`/enterprises/${at(id)}`)

export const register_enterprise = (facts: EnterpriseFacts) =>
  send<Enterprise>('POST', '/enterprises', facts)
export const amend_enterprise = (one: Enterprise, facts: EnterpriseFacts) =>
  send<Enterprise>('PATCH', `/enterprises/${at(one.id)}`, facts, `"${one.version}"`)
export const assign_official = (id: string, official: string, unit: string) =>
  send<Enterprise>('POST', `/enterprises/${at(id)}/assign`, { official, unit })
export const withdraw_enterprise = (id: string, words: string) =>
  send<Enterprise>('POST', `/enterprises/${at(id)}/withdraw`, { words })

export function import_enterprises(file: File, key: string): Promise<{ registered: number }> {
  const form = new FormData()
  form.set('file', file)
  return send_file('/enterprises/import', form, () => {}, key)
}

export const list_visits = (id: string, cursor: string | null) =>
  get<VisitList>(`/enterprises/${at(id)}/visits`, { cursor, limit: 20 })
export const record_visit = (
  id: string,
  visit: { visited: string; manner: VisitManner; words: string },
) => send<Visit>('POST', `/enterprises/${at(id)}/visits`, visit)
