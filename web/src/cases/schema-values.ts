// What a person typed into the fields of a form, and the value the server takes. Pure functions:
// nothing of the page, and of the time only the zone it is given.
import { is_day, tidy_day } from '../parts/days.ts'
import { flat, type Field, type FieldKind } from './schema-fields.ts'

// By field as it stands on the page: texts of inputs, ticks of boxes, groups nested.
export type Typed = { [name: string]: string | boolean | string[] | Typed }
export type Fault = 'missing' | 'unchosen' | 'number' | 'whole' | 'date' | 'time'

const is_typed = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// How far the zone is ahead of UTC at the instant.
function offset_minutes(at_ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at_ms)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
  return Math.round((local - at_ms) / 60_000)
}

// 2026-11-20 9:05 in the zone → 2026-11-20T09:05:00+08:00; null where it is no time.
export function instant_of(text: string, zone: string): string | null {
  const found = /^(.*?)[\sT]+(\d{1,2})[:：时](\d{2})分?$/.exec(text.trim())
  const day = tidy_day(found?.[1] ?? '')
  const [hour, minute] = [Number(found?.[2]), Number(found?.[3])]
  if (!found || !is_day(day) || hour > 23 || minute > 59) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const wall = `${day}T${two(hour)}:${two(minute)}:00`
  const guess = Date.parse(`${wall}Z`)
  const ahead = offset_minutes(guess - offset_minutes(guess, zone) * 60_000, zone)
  const away = Math.abs(ahead)
  return `${wall}${ahead < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

// The other way round: as a person writes it.
export function written_instant(instant: string, zone: string): string {
  const at_ms = Date.parse(instant)
  if (Number.isNaN(at_ms)) return instant
  const local = new Date(at_ms + offset_minutes(at_ms, zone) * 60_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

// What the fields begin with: `value` as a case has it, or nothing.
export function typed_of(fields: Field[], value: Record<string, unknown>, zone: string): Typed {
  return Object.fromEntries(
    fields.map((field) => [field.name, typed_one(field, value[field.name], zone)]),
  )
}

function typed_one(field: Field, value: unknown, zone: string): Typed[string] {
  switch (field.kind) {
    case 'group':
      return typed_of(field.fields, is_typed(value) ? value : {}, zone)
    case 'checks':
    case 'units':
      return Array.isArray(value) ? value.map(String) : []
    case 'lines':
      return Array.isArray(value) ? value.map(String).join('\n') : ''
    case 'date_time':
      return typeof value === 'string' ? written_instant(value, zone) : ''
    default:
      return value === undefined || value === null ? '' : String(value)
  }
}

const option_value = (field: Field, text: string): unknown =>
  field.options.find(({ value }) => String(value) === text)?.value ?? text

// The value of a field, undefined where nothing was filled in. What cannot be read is left as it
// was typed: the server then says what it wants.
function value_one(field: Field, typed: Typed[string] | undefined, zone: string): unknown {
  if (field.kind === 'group') {
    const inner = is_typed(typed) ? values_of(field.fields, typed, zone) : {}
    return Object.keys(inner).length ? inner : undefined
  }
  if (field.kind === 'checks' || field.kind === 'units') {
    const chosen = Array.isArray(typed) ? typed : []
    return chosen.length ? chosen.map((one) => option_value(field, one)) : undefined
  }
  if (field.kind === 'fixed') return field.options[0]?.value
  const text = typeof typed === 'string' ? typed.trim() : ''
  if (!text) return undefined
  switch (field.kind) {
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    case 'boolean':
      return text === 'true'
    case 'choice':
      return option_value(field, text)
    case 'number':
    case 'integer':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
    case 'date':
      return tidy_day(text)
    case 'date_time':
      return instant_of(text, zone) ?? text
    default:
      return text
  }
}

export function values_of(fields: Field[], typed: Typed, zone: string): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map((field) => [field.name, value_one(field, typed[field.name], zone)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

function at(typed: Typed, path: string[]): Typed[string] | undefined {
  let found: Typed[string] | undefined = typed
  for (const name of path) found = is_typed(found) ? found[name] : undefined
  return found
}

const chosen_kinds = new Set<FieldKind>(['choice', 'checks', 'boolean', 'unit', 'units'])

function fault_of(field: Field, typed: Typed[string] | undefined, zone: string): Fault | null {
  const value = value_one(field, typed, zone)
  if (value === undefined) {
    if (!field.required || field.kind === 'group') return null
    return chosen_kinds.has(field.kind) ? 'unchosen' : 'missing'
  }
  if (field.kind === 'number' && typeof value !== 'number') return 'number'
  if (field.kind === 'integer' && !Number.isInteger(value)) return 'whole'
  if (field.kind === 'date' && !is_day(String(value))) return 'date'
  if (field.kind === 'date_time' && instant_of(String(typed), zone) === null) return 'time'
  return null
}

// What a page can say at once; all else is the server's. A group nobody filled in asks nothing
// unless it is required itself.
export function faults_of(
  fields: Field[],
  typed: Typed,
  zone: string,
): { field: Field; fault: Fault }[] {
  const idle = new Set(
    flat(fields)
      .filter(({ kind, required }) => kind === 'group' && !required)
      .filter((group) => value_one(group, at(typed, group.path), zone) === undefined)
      .map(({ path }) => path.join('.')),
  )
  return flat(fields)
    .filter(({ path }) => !idle.has(path.slice(0, -1).join('.')))
    .map((field) => ({ field, fault: fault_of(field, at(typed, field.path), zone) }))
    .filter((one): one is { field: Field; fault: Fault } => one.fault !== null)
}
