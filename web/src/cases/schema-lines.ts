// What was filled in as lines of label and words. A pure function.
import type { Schema } from '../api/types-cases.ts'
import type { Name } from '../api/types.ts'
import { name_in, yes_no, type Language } from '../text/names.ts'
import { fields_of, type Field } from './schema-fields.ts'
import { written_instant } from './schema-values.ts'

export interface ReadLine {
  key: string
  title: Name
  words: string
}

// In which language and zone it is said, and what units are called.
export interface Said {
  language: Language
  zone: string
  unit_name: (id: string) => string
}

type Values = Record<string, unknown>
const is_values = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function words_of(field: Field | null, value: unknown, said: Said): string {
  const { language, zone, unit_name } = said
  if (Array.isArray(value))
    return value.map((one) => words_of(field, one, said)).join(language === 'en' ? ', ' : '、')
  const option = field?.options.find((one) => one.value === value)
  if (option) return name_in(language, option.name)
  if (typeof value === 'boolean') return yes_no(language, value)
  if (is_values(value)) return JSON.stringify(value)
  if (field?.kind === 'unit' || field?.kind === 'units') return unit_name(String(value))
  if (field?.kind === 'date_time') return written_instant(String(value), zone)
  return String(value)
}

function lines_within(fields: Field[], values: Values, said: Said): ReadLine[] {
  const known = new Set(fields.map(({ name }) => name))
  const lines = fields.flatMap((field): ReadLine[] => {
    const value = values[field.name]
    if (value === undefined || value === null || value === '') return []
    if (field.kind === 'group' && is_values(value)) return lines_within(field.fields, value, said)
    const words = words_of(field, value, said)
    return [{ key: field.path.join('.'), title: field.title, words }]
  })
  const rest = Object.entries(values)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({
      key: name,
      title: { zh: name, en: name },
      words: words_of(null, value, said),
    }))
  return [...lines, ...rest]
}

export function read_lines(schema: Schema | null, value: Values, said: Said): ReadLine[] {
  return lines_within(fields_of(schema), value, said)
}
