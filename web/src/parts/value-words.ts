// How a value of an item or of the ledger is shown to a person: ids become names, words of closed
// lists become words, a quantity one line.
import type { Quantity } from '../api/types.ts'
import { person_name, unit_name } from '../state.ts'
import { has_word, t, word } from '../text/index.ts'

export function quantity_figure(one: Quantity): string {
  const number =
    one.qualifier === 'range' ? `${one.low ?? ''}–${one.high ?? ''}` : (one.value ?? '')
  const unit = one.unit === '-' ? '' : one.unit
  const shape = one.qualifier === 'range' ? 'exact' : one.qualifier
  return word('figure', shape).replace('{n}', `${number} ${unit}`.trim())
}

export function quantity_line(one: Quantity): string {
  const role = one.role === 'level' ? '' : word('quantity_role', one.role)
  return [one.indicator, role, quantity_figure(one)].filter(Boolean).join(' ')
}

function is_quantities(value: unknown): value is Quantity[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && 'qualifier' in one)
  )
}

const closed_lists: Record<string, string> = {
  type: 'type',
  state: 'state',
  disclosure: 'disclosure',
  kind: 'source_kind',
  role: 'role',
  stage: 'stage',
  recurrence: 'recurrence',
}

// `value` as the API gives it, or JSON text where the ledger stored a list.
export function show_value(field: string, value: unknown): string {
  let plain = value
  if (typeof plain === 'string' && /^[[{]/.test(plain)) {
    try {
      plain = JSON.parse(plain)
    } catch {
      // Words that only begin like a list.
    }
  }
  if (plain === null || plain === undefined || plain === '') return t('value.empty')
  if (is_quantities(plain))
    return plain.map(quantity_line).join(t('list.semicolon')) || t('value.empty')
  if (Array.isArray(plain)) {
    const names = plain.map((one) =>
      field.includes('unit') ? unit_name(String(one)) : String(one),
    )
    return names.join(t('list.comma')) || t('value.empty')
  }
  if (typeof plain === 'object') return JSON.stringify(plain)
  const text = String(plain).replaceAll('\t', ' / ').replaceAll('\n', '、')
  if (field.endsWith('unit')) return unit_name(text)
  if (field.endsWith('_by')) return person_name(text)
  const list = closed_lists[field]
  return list && has_word(list, text) ? word(list, text) : text
}
