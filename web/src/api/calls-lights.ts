// One function per operation on lights of api/openapi.yaml, by its operationId.
import { get, send } from './client.ts'
import type { ItemLight, LightCount, LightOverride, LightRules, LitLight } from './types-lights.ts'

const at = (id: string) => encodeURIComponent(id)

export const list_light_rules = () => get<LightRules>('/light-rules')
export const count_lights = async (by: 'unit' | 'source' | 'section', source = '') =>
  (await get<{ counts: LightCount[] }>('/lights', { by, source })).counts
export const get_item_light = (id: string) => get<ItemLight>(`/items/${at(id)}/light`)
export const list_overrides = async (state: LightOverride['state'] | '') =>
  (await get<{ overrides: LightOverride[] }>('/light-overrides', { state })).overrides
export const propose_override = (
  item: string,
  override: { light: LitLight; until: string; reason: string },
) => send<LightOverride>('POST', `/items/${at(item)}/light-overrides`, override)
export const sign_override = (id: string) =>
  send<LightOverride>('POST', `/light-overrides/${at(id)}/signature`)
export const refuse_override = (id: string, reason: string) =>
  send<LightOverride>('POST', `/light-overrides/${at(id)}/refusal`, { reason })
export const withdraw_override = (id: string) =>
  send<LightOverride>('POST', `/light-overrides/${at(id)}/withdrawal`)
