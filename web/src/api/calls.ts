// One function per operation of api/openapi.yaml, by its operationId.
import { ask, get, send, type Query, type Reply } from './client.ts'
import type {
  Appointment,
  Changed,
  Disclosure,
  Entry,
  Import,
  InclusionProof,
  Item,
  ItemChoice,
  ItemEdit,
  ItemList,
  ItemPart,
  ItemType,
  LedgerRoot,
  Meta,
  Name,
  Person,
  Session,
  Source,
  SourceText,
  TableComparison,
  Todo,
  Unit,
  UnitKind,
} from './types.ts'

type Page<K extends string, T> = Record<K, T[]> & { next: string | null }
const at = (id: string) => encodeURIComponent(id)

export const get_meta = () => get<Meta>('/meta')

export const log_in = (login: string, password: string) =>
  send<Session>('POST', '/session', { login, password })
export const get_session = () => get<Session>('/session')
export const log_out = () => send<void>('DELETE', '/session')
export const change_password = (current: string, fresh: string) =>
  send<Session>('PUT', '/session/password', { current, new: fresh })

export interface UnitWords {
  name: Name
  short: string[]
  kind: UnitKind
  duties: string[]
}
export const list_units = async () => (await get<{ units: Unit[] }>('/units')).units
export const create_unit = (unit: UnitWords & { id: string }) => send<Unit>('POST', '/units', unit)
export const edit_unit = (unit: Unit, edit: Partial<UnitWords> & { active?: boolean }) =>
  send<Unit>('PATCH', `/units/${at(unit.id)}`, edit, `"${unit.version}"`)

export interface PersonWithPassword {
  person: Person
  password: string
}
export const list_people = async () => (await get<{ people: Person[] }>('/people')).people
export const create_person = (person: { login: string; name: Name; appointments: Appointment[] }) =>
  send<PersonWithPassword>('POST', '/people', person)
export const edit_person = (person: Person, edit: { name?: Name; active?: boolean }) =>
  send<Person>('PATCH', `/people/${at(person.id)}`, edit, `"${person.version}"`)
export const reset_password = (id: string) =>
  send<PersonWithPassword>('POST', `/people/${at(id)}/password`)
export const set_appointments = (id: string, appointments: Appointment[]) =>
  send<Person>('PUT', `/people/${at(id)}/appointments`, { appointments })

export const get_todo = async () => (await get<{ todo: Todo[] }>('/todo')).todo

export async function import_source(form: FormData, key: string): Promise<Import> {
  return (await ask<Import>('POST', '/imports', { form, key })).body
}
export const list_sources = (query: Query) => get<Page<'sources', Source>>('/sources', query)
export const get_source = (id: string) => get<Source>(`/sources/${at(id)}`)
export const get_source_text = (id: string) => get<SourceText>(`/sources/${at(id)}/text`)
export const source_file_address = (id: string) => `/api/v1/sources/${at(id)}/file`
export const list_source_items = (id: string, query: Query) =>
  get<ItemList>(`/sources/${at(id)}/items`, query)
export const add_item = (
  source: string,
  item: { begin: number; end: number; type: ItemType; headline?: string },
) => send<Item>('POST', `/sources/${at(source)}/items`, item)
export const accept_items = (source: string, choice: ItemChoice) =>
  send<Changed>('POST', `/sources/${at(source)}/acceptance`, choice)
export const confirm_items = (source: string, choice: ItemChoice) =>
  send<Changed>('POST', `/sources/${at(source)}/confirmation`, choice)
export const approve_source = (source: string, expected: number) =>
  send<Changed>('POST', `/sources/${at(source)}/approval`, { expected })

export const list_items = (query: Query, signal?: AbortSignal) =>
  get<ItemList>('/items', query, signal)
export const get_item = (id: string): Promise<Reply<Item>> => ask<Item>('GET', `/items/${at(id)}`)
export const edit_item = (id: string, edit: ItemEdit, etag: string): Promise<Reply<Item>> =>
  ask<Item>('PATCH', `/items/${at(id)}`, { body: edit, etag })
export const accept_item = (id: string) => send<Item>('POST', `/items/${at(id)}/acceptance`)
export const confirm_item = (id: string) => send<Item>('POST', `/items/${at(id)}/confirmation`)
export const reject_item = (id: string, reason: string) =>
  send<Item>('POST', `/items/${at(id)}/rejection`, { reason })
export const restore_item = (id: string) => send<Item>('POST', `/items/${at(id)}/restoration`)
export const split_item = (id: string, parts: ItemPart[]) =>
  send<ItemList>('POST', `/items/${at(id)}/split`, { parts })
export const merge_items = (items: string[], headline: string) =>
  send<Item>('POST', '/items/merge', headline ? { items, headline } : { items })
export const set_disclosure = (id: string, disclosure: Disclosure, reason: string) =>
  send<Item>('PUT', `/items/${at(id)}/disclosure`, reason ? { disclosure, reason } : { disclosure })
export const set_disclosures = (items: string[], disclosure: Disclosure, reason = '') =>
  send<Changed>(
    'POST',
    '/disclosures',
    reason ? { items, disclosure, reason } : { items, disclosure },
  )
export const list_item_history = (id: string, query: Query) =>
  get<Page<'entries', Entry>>(`/items/${at(id)}/history`, query)
export async function compare_table(form: FormData): Promise<TableComparison> {
  return (await ask<TableComparison>('POST', '/items/table', { form })).body
}

export const list_entries = (query: Query) => get<Page<'entries', Entry>>('/ledger', query)
export const get_ledger_root = () => get<LedgerRoot>('/ledger/root')
export const get_proof = (seq: number) => get<InclusionProof>(`/ledger/${seq}/proof`)
