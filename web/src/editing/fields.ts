// What a person is writing about an item, apart from what the server holds: made from an item,
// checked, and turned into the edit that carries only what differs.
import type { Item, ItemEdit, Quantity, Recurrence } from '../api/types.ts'
import { is_day, tidy_day } from '../parts/time.ts'
import { t } from '../text/index.ts'

export const edited_fields = [
  'headline',
  'type',
  'text',
  'objects',
  'parts_total',
  'quantities',
  'completion_standard',
  'lead_unit',
  'supporting_units',
  'responsible_leader',
  'person_in_charge',
  'liaison',
  'due_date',
  'start_date',
  'recurrence',
] as const

export type FieldName = (typeof edited_fields)[number]

// Fields whose change needs another confirmation once an item was confirmed.
export const content_fields: readonly FieldName[] = [
  'headline',
  'type',
  'text',
  'objects',
  'parts_total',
  'quantities',
]

export interface QuantityDraft {
  begin: number | null
  end: number | null
  value: string
  low: string
  high: string
  unit: string
  kind: Quantity['kind']
  qualifier: Quantity['qualifier']
  role: Quantity['role']
  indicator: string
  year: string
  computed: boolean
  computation: string
}

export interface Draft {
  headline: string
  type: Item['type']
  text: string
  objects: string
  parts_total: string
  quantities: QuantityDraft[]
  completion_standard: string
  lead_unit: string | null
  supporting_units: string[]
  responsible_leader: string
  person_in_charge: string
  liaison: string
  due_date: string
  start_date: string
  recurrence: Recurrence | ''
}

export function empty_quantity(): QuantityDraft {
  return {
    begin: null,
    end: null,
    value: '',
    low: '',
    high: '',
    unit: '',
    kind: 'target',
    qualifier: 'exact',
    role: 'level',
    indicator: '',
    year: '',
    computed: false,
    computation: '',
  }
}

export function draft_of(item: Item): Draft {
  return {
    headline: item.headline,
    type: item.type,
    text: item.text,
    objects: item.objects.join('、'),
    parts_total: item.parts_total === null ? '' : String(item.parts_total),
    quantities: item.quantities.map((one) => ({
      begin: one.begin ?? null,
      end: one.end ?? null,
      value: one.value ?? '',
      low: one.low ?? '',
      high: one.high ?? '',
      unit: one.unit === '-' ? '' : one.unit,
      kind: one.kind,
      qualifier: one.qualifier,
      role: one.role,
      indicator: one.indicator,
      year: one.year === null ? '' : String(one.year),
      computed: one.computed,
      computation: one.computation ?? '',
    })),
    completion_standard: item.completion_standard,
    lead_unit: item.lead_unit,
    supporting_units: [...item.supporting_units],
    responsible_leader: item.responsible_leader,
    person_in_charge: item.person_in_charge,
    liaison: item.liaison,
    due_date: item.due_date ?? '',
    start_date: item.start_date ?? '',
    recurrence: item.recurrence ?? '',
  }
}

const decimal = /^-?[0-9]+(\.[0-9]+)?$/

function quantity_of(draft: QuantityDraft): Quantity {
  const range = draft.qualifier === 'range'
  const quantity: Quantity = {
    value: range ? null : draft.value.trim(),
    low: range ? draft.low.trim() : null,
    high: range ? draft.high.trim() : null,
    unit: draft.unit.trim() || '-',
    kind: draft.kind,
    qualifier: draft.qualifier,
    role: draft.role,
    indicator: draft.indicator.trim(),
    year: draft.year.trim() ? Number(draft.year) : null,
    computed: draft.computed,
    begin: draft.begin,
    end: draft.end,
  }
  if (draft.computation) quantity.computation = draft.computation
  return quantity
}

export function objects_of(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

function values_of(draft: Draft): Required<Pick<ItemEdit, FieldName>> {
  return {
    headline: draft.headline.trim(),
    type: draft.type,
    text: draft.text.trim(),
    objects: objects_of(draft.objects),
    parts_total: draft.parts_total.trim() ? Number(draft.parts_total) : null,
    quantities: draft.quantities.map(quantity_of),
    completion_standard: draft.completion_standard.trim(),
    lead_unit: draft.lead_unit,
    supporting_units: draft.supporting_units,
    responsible_leader: draft.responsible_leader.trim(),
    person_in_charge: draft.person_in_charge.trim(),
    liaison: draft.liaison.trim(),
    due_date: tidy_day(draft.due_date) || null,
    start_date: tidy_day(draft.start_date) || null,
    recurrence: draft.recurrence || null,
  }
}

// The fields in which a draft differs from the item it was made from. Both go through the same
// form first, so that white space alone is no difference.
export function edit_of(draft: Draft, item: Item): ItemEdit {
  const now = values_of(draft)
  const before = values_of(draft_of(item))
  const differing = edited_fields.filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]),
  )
  return Object.fromEntries(differing.map((name) => [name, now[name]]))
}

// Mistakes by the id of the field on the page, in its order.
export function mistakes(draft: Draft): Record<string, string> {
  const found: Record<string, string> = {}
  if (!draft.headline.trim()) found['headline'] = t('edit.need_headline')
  else if (Array.from(draft.headline.trim()).length > 120)
    found['headline'] = t('edit.long_headline')
  if (!draft.text.trim()) found['text'] = t('edit.need_text')
  if (draft.parts_total.trim() && !/^[1-9]\d{0,3}$/.test(draft.parts_total.trim())) {
    found['parts_total'] = t('edit.bad_parts')
  }
  draft.quantities.forEach((one, at) => {
    const range = one.qualifier === 'range'
    const numbers = range ? [one.low, one.high] : [one.value]
    if (numbers.some((text) => !decimal.test(text.trim()))) {
      found[`quantity-${at}-${range ? 'low' : 'value'}`] = t(
        range ? 'edit.bad_range' : 'edit.bad_value',
        { n: at + 1 },
      )
    }
    if (one.year.trim() && !/^\d{4}$/.test(one.year.trim())) {
      found[`quantity-${at}-year`] = t('edit.bad_quantity_year', { n: at + 1 })
    }
  })
  if (draft.due_date.trim() && !is_day(tidy_day(draft.due_date)))
    found['due_date'] = t('edit.bad_due')
  if (draft.start_date.trim() && !is_day(tidy_day(draft.start_date)))
    found['start_date'] = t('edit.bad_due')
  return found
}

// Both changed: the same field, by two people, to different ends.
export interface Clash {
  field: FieldName
  base: Item[FieldName]
  theirs: Item[FieldName]
  mine: Item[FieldName]
}

export interface Conflict {
  current: Item
  etag: string
  clashes: Clash[]
  only_theirs: FieldName[]
  only_mine: FieldName[]
}

export function compare(base: Item, draft: Draft, current: Item, etag: string): Conflict {
  const mine = edit_of(draft, base)
  const theirs = edit_of(draft_of(current), base)
  const conflict: Conflict = { current, etag, clashes: [], only_theirs: [], only_mine: [] }
  for (const field of edited_fields) {
    const both = field in mine && field in theirs
    if (both && JSON.stringify(mine[field]) !== JSON.stringify(theirs[field])) {
      conflict.clashes.push({
        field,
        base: base[field],
        theirs: current[field],
        mine: mine[field] as Item[FieldName],
      })
    } else if (field in theirs) conflict.only_theirs.push(field)
    else if (field in mine) conflict.only_mine.push(field)
  }
  return conflict
}
