// The operations of breaking down and carrying to the units, by their operationId.
import { get, send, type Query } from './client.ts'
import type {
  Amendment,
  Assignment,
  AssignmentOutcome,
  Batch,
  Comment,
  Decision,
  ItemAct,
  Milestone,
  MilestoneEntered,
  NewPart,
  Outcome,
  Terms,
} from './types-breakdown.ts'
import type { Item, ItemList } from './types.ts'

type Page<K extends string, T> = Record<K, T[]> & { next: string | null }
const at = (id: string) => encodeURIComponent(id)

export const get_item_acts = async (id: string) =>
  (await get<{ acts: ItemAct[] }>(`/items/${at(id)}/acts`)).acts

export const circulate_item = (id: string) => send<Item>('POST', `/items/${at(id)}/circulation`)
export const issue_item = (id: string) => send<Item>('POST', `/items/${at(id)}/issue`)
export const acknowledge_item = (id: string) => send<Item>('POST', `/items/${at(id)}/receipt`)
export const recall_item = (id: string, reason: string) =>
  send<Item>('POST', `/items/${at(id)}/recall`, { reason })
export const cancel_item = (id: string, decision: Decision) =>
  send<Item>('POST', `/items/${at(id)}/cancellation`, decision)
export const circulate_items = (items: string[]) => send<Batch>('POST', '/circulations', { items })
export const issue_items = (items: string[]) => send<Batch>('POST', '/issues', { items })
export const acknowledge_items = (items: string[]) => send<Batch>('POST', '/receipts', { items })

export const list_item_comments = async (id: string) =>
  (await get<{ comments: Comment[] }>(`/items/${at(id)}/comments`)).comments
export const comment_on_item = (id: string, words: string) =>
  send<Comment>('POST', `/items/${at(id)}/comments`, { words })
export const object_to_item = (id: string, words: string) =>
  send<Comment>('POST', `/items/${at(id)}/objections`, { words })
export const list_open_comments = (query: Query) =>
  get<Page<'comments', Comment>>('/comments', query)
export const decide_comment = (id: string, outcome: Outcome, answer: string) =>
  send<Comment>('POST', `/comments/${at(id)}/decision`, { outcome, answer })

export const list_milestones = async (id: string) =>
  (await get<{ milestones: Milestone[] }>(`/items/${at(id)}/milestones`)).milestones
export const propose_milestones = async (id: string) =>
  (await get<{ milestones: Milestone[] }>(`/items/${at(id)}/milestones/proposal`)).milestones
export const set_milestones = (id: string, milestones: MilestoneEntered[]) =>
  send<{ milestones: Milestone[] }>('PUT', `/items/${at(id)}/milestones`, { milestones })

export const list_item_amendments = async (id: string) =>
  (await get<{ amendments: Amendment[] }>(`/items/${at(id)}/amendments`)).amendments
export const list_amendments = (query: Query) =>
  get<Page<'amendments', Amendment>>('/amendments', query)
export const propose_amendment = (id: string, change: Terms & Decision) =>
  send<Amendment>('POST', `/items/${at(id)}/amendments`, change)
export const sign_amendment = (id: string) =>
  send<Amendment>('POST', `/amendments/${at(id)}/signature`)
export const refuse_amendment = (id: string, reason: string) =>
  send<Amendment>('POST', `/amendments/${at(id)}/refusal`, { reason })

export const assign_items = (items: string[], assignment: Assignment, apply: boolean) =>
  send<AssignmentOutcome>('POST', '/assignments', { items, apply, ...assignment })
export const add_parts = (id: string, parts: NewPart[], parts_total: number | null) =>
  send<ItemList>('POST', `/items/${at(id)}/parts`, parts_total ? { parts, parts_total } : { parts })
