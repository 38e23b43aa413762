// A form as a list of fields: what docs/guide/forms.md lets a form.schema.json say, read as far as a
// person fills it in. A pure function; it checks nothing, the server does.
import type { Schema } from '../api/types-cases.ts'
import type { Name } from '../api/types.ts'

export type FieldKind =
  | 'text'
  | 'long'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'checks'
  | 'lines'
  | 'date'
  | 'date_time'
  | 'unit'
  | 'units'
  | 'group'
  | 'fixed'
  | 'other'

export interface Option {
  value: string | number | boolean
  name: Name
  group: Name | null
}

export interface Field {
  name: string
  // From the root of the form: ['site', 'road'].
  path: string[]
  kind: FieldKind
  title: Name
  help: Name
  required: boolean
  options: Option[]
  fields: Field[]
  length_min: number | null
  length_max: number | null
  minimum: number | null
  maximum: number | null
  format: string
}

// From here on a text gets several lines.
const line_characters_max = 120
const depth_max = 2

const object_in = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {}
const text_in = (value: unknown): string => (typeof value === 'string' ? value : '')
const number_in = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const list_in = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

// A reference within the file, #/$defs/phone, put in place; what stands beside it holds too.
function resolved(root: Schema, schema: Schema, depth = 0): Schema {
  const reference = text_in(schema['$ref'])
  if (!reference.startsWith('#/') || depth > 8) return schema
  let found: unknown = root
  for (const part of reference.slice(2).split('/'))
    found = object_in(found)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  const { $ref: _, ...beside } = schema
  return { ...resolved(root, object_in(found), depth + 1), ...beside }
}

function name_of(schema: Schema, key: string, fallback: string): Name {
  const zh = text_in(schema[key]) || fallback
  return { zh, en: text_in(schema[`x-${key}-en`]) || zh }
}

// The type, where several are allowed the one that is not null.
function type_of(schema: Schema): string {
  const type = schema['type']
  return Array.isArray(type) ? text_in(type.find((one) => one !== 'null')) : text_in(type)
}

// A value that is given and not asked for is the one option of its field.
function options_of(schema: Schema): Option[] {
  if ('const' in schema) {
    const only = schema['const'] as Option['value']
    return [{ value: only, name: { zh: String(only), en: String(only) }, group: null }]
  }
  const worded = list_in(schema['oneOf'])
    .map(object_in)
    .filter((one) => 'const' in one)
  if (worded.length) {
    return worded.map((one) => {
      const group = text_in(one['x-group'])
      return {
        value: one['const'] as Option['value'],
        name: name_of(one, 'title', String(one['const'])),
        group: group ? { zh: group, en: text_in(one['x-group-en']) || group } : null,
      }
    })
  }
  return list_in(schema['enum'])
    .filter((one) => one !== null)
    .map((one) => ({
      value: one as Option['value'],
      name: { zh: String(one), en: String(one) },
      group: null,
    }))
}

function string_kind(schema: Schema): FieldKind {
  const format = text_in(schema['format'])
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'date_time'
  const longest = number_in(schema['maxLength'])
  return !format && longest !== null && longest > line_characters_max ? 'long' : 'text'
}

function kind_of(schema: Schema, depth: number): FieldKind {
  if ('const' in schema) return 'fixed'
  const type = type_of(schema)
  if (type === 'array') {
    const items = object_in(schema['items'])
    if (items['x-unit'] === true) return 'units'
    if (options_of(items).length) return 'checks'
    return ['string', 'number', 'integer'].includes(type_of(items)) ? 'lines' : 'other'
  }
  if (type === 'object' || (!type && schema['properties']))
    return depth < depth_max ? 'group' : 'other'
  if (type === 'boolean') return 'boolean'
  if (schema['x-unit'] === true) return 'unit'
  if (options_of(schema).length) return 'choice'
  if (type === 'number' || type === 'integer') return type
  return type === 'string' || (!type && schema['format']) || !type ? string_kind(schema) : 'other'
}

function fields_within(root: Schema, schema: Schema, path: string[]): Field[] {
  const required = new Set(list_in(schema['required']))
  return Object.entries(object_in(schema['properties'])).map(([name, raw]) => {
    const property = resolved(root, object_in(raw))
    const kind = kind_of(property, path.length + 1)
    const items = resolved(root, object_in(property['items']))
    const own = [...path, name]
    return {
      name,
      path: own,
      kind,
      title: name_of(property, 'title', name),
      help: name_of(property, 'description', ''),
      required: required.has(name),
      options: options_of(kind === 'checks' ? items : property),
      fields: kind === 'group' ? fields_within(root, property, own) : [],
      length_min: number_in(property['minLength']),
      length_max: number_in(property['maxLength']),
      minimum: number_in(property['minimum']),
      maximum: number_in(property['maximum']),
      format: text_in(property['format']),
    }
  })
}

export function fields_of(schema: Schema | null): Field[] {
  return schema ? fields_within(schema, resolved(schema, schema), []) : []
}

export function title_of(schema: Schema | null): Name {
  return name_of(schema ?? {}, 'title', '')
}

// Every field that can be pointed at, groups before what is in them.
export function flat(fields: Field[]): Field[] {
  return fields.flatMap((field) => [field, ...flat(field.fields)])
}

// Options by their group in the order in which they come; those without one stand under ''.
export function grouped(options: Option[]): { group: Name; options: Option[] }[] {
  const all: { group: Name; options: Option[] }[] = []
  for (const option of options) {
    const group = option.group ?? { zh: '', en: '' }
    const known = all.find((one) => one.group.zh === group.zh)
    if (known) known.options.push(option)
    else all.push({ group, options: [option] })
  }
  return all
}
