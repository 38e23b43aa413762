// Calls of bulletins and calendars, by their operationId.
import { ask, get, send, type Reply } from './client.ts'
import type { Bulletin, BulletinEdit, BulletinNew, BulletinPreview } from './types-bulletins.ts'

const at = (id: string) => encodeURIComponent(id)
const tag = (bulletin: Bulletin) => `"${bulletin.version}"`

export const list_bulletins = (cursor: string | null) =>
  get<{ bulletins: Bulletin[]; next: string | null }>('/bulletins', { cursor })
export const get_bulletin = (id: string): Promise<Reply<Bulletin>> =>
  ask<Bulletin>('GET', `/bulletins/${at(id)}`)
export const preview_bulletin = (id: string) =>
  get<BulletinPreview>(`/bulletins/${at(id)}/document`)
export const make_bulletin = (wanted: BulletinNew) => send<Bulletin>('POST', '/bulletins', wanted)
export const edit_bulletin = (bulletin: Bulletin, edit: BulletinEdit) =>
  send<Bulletin>('PATCH', `/bulletins/${at(bulletin.id)}`, edit, tag(bulletin))
export const retake_bulletin = (bulletin: Bulletin) =>
  send<Bulletin>('POST', `/bulletins/${at(bulletin.id)}/figures`, {}, tag(bulletin))
export const submit_bulletin = (bulletin: Bulletin) =>
  send<Bulletin>('POST', `/bulletins/${at(bulletin.id)}/submission`, undefined, tag(bulletin))
export const issue_bulletin = (id: string) => send<Bulletin>('POST', `/bulletins/${at(id)}/issue`)
export const return_bulletin = (id: string, reason: string) =>
  send<Bulletin>('POST', `/bulletins/${at(id)}/return`, { reason })
export const withdraw_bulletin = (id: string, reason: string) =>
  send<Bulletin>('POST', `/bulletins/${at(id)}/withdrawal`, { reason })
export const bulletin_file = (id: string, format: 'docx' | 'pdf' | 'xlsx') =>
  `/api/v1/bulletins/${at(id)}/files/${format}`

export const get_calendar_address = () => get<{ made_at: string | null }>('/calendar')
export const make_calendar_address = () =>
  send<{ path: string; made_at: string }>('POST', '/calendar')
export const revoke_calendar_address = () => send<void>('DELETE', '/calendar')
