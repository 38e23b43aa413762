import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields_of, flat, grouped, title_of } from './schema-fields.ts'

const one = (property: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  fields_of({ type: 'object', properties: { it: property }, ...more })[0]!

test('a property becomes the field a person fills in', () => {
  const kinds: [Record<string, unknown>, string][] = [
    [{ type: 'string', maxLength: 60 }, 'text'],
    [{ type: 'string', maxLength: 2000 }, 'long'],
    [{ type: 'string' }, 'text'],
    [{ format: 'cn-mobile' }, 'text'],
    [{ type: 'number' }, 'number'],
    [{ type: 'integer' }, 'integer'],
    [{ type: ['integer', 'null'] }, 'integer'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'string', enum: ['a', 'b'] }, 'choice'],
    [{ type: 'string', oneOf: [{ const: 'a', title: '甲' }] }, 'choice'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ type: 'string', format: 'date-time' }, 'date_time'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'checks'],
    [{ type: 'array', items: { type: 'string' } }, 'lines'],
    [{ type: 'object', properties: { road: { type: 'string' } } }, 'group'],
    [{ type: 'string', 'x-unit': true }, 'unit'],
    [{ type: 'array', items: { type: 'string', 'x-unit': true } }, 'units'],
    [{ const: 'v1' }, 'fixed'],
    [{ type: 'array', items: { type: 'object' } }, 'other'],
  ]
  for (const [property, kind] of kinds)
    assert.equal(one(property).kind, kind, JSON.stringify(property))
})

test('titles and help come in both languages, the Chinese one where there is no English', () => {
  const field = one({
    title: '类别',
    'x-title-en': 'category',
    description: '选最近的一类',
    type: 'string',
  })
  assert.deepEqual(field.title, { zh: '类别', en: 'category' })
  assert.deepEqual(field.help, { zh: '选最近的一类', en: '选最近的一类' })
  assert.deepEqual(title_of({ title: '登记' }), { zh: '登记', en: '登记' })
})

test('options carry their names and stand under their groups in their order', () => {
  const field = one({
    oneOf: [
      {
        const: 'road',
        title: '道路',
        'x-title-en': 'road',
        'x-group': '部件',
        'x-group-en': 'part',
      },
      { const: 'rubbish', title: '垃圾', 'x-group': '事件' },
      { const: 'lamp', title: '路灯', 'x-group': '部件' },
    ],
  })
  const all = grouped(field.options)
  assert.deepEqual(
    all.map(({ group, options }) => [group.zh, options.map(({ value }) => value)]),
    [
      ['部件', ['road', 'lamp']],
      ['事件', ['rubbish']],
    ],
  )
  assert.deepEqual(all[0]!.group, { zh: '部件', en: 'part' })
  assert.deepEqual(field.options[0]!.name, { zh: '道路', en: 'road' })
})

test('what is required, how long and how large is known', () => {
  const field = one({ type: 'string', minLength: 4, maxLength: 60 }, { required: ['it'] })
  assert.deepEqual([field.required, field.length_min, field.length_max], [true, 4, 60])
})

test('a nested object is a group whose fields know their path; deeper ones are left alone', () => {
  const field = one({
    type: 'object',
    required: ['road'],
    properties: {
      road: { type: 'string' },
      more: { type: 'object', properties: { deep: { type: 'string' } } },
    },
  })
  assert.deepEqual(field.fields[0]!.path, ['it', 'road'])
  assert.equal(field.fields[0]!.required, true)
  assert.equal(field.fields[1]!.kind, 'other')
  assert.deepEqual(
    flat([field]).map(({ path }) => path.join('.')),
    ['it', 'it.road', 'it.more'],
  )
})

test('a reference within the file is put in place, with what stands beside it', () => {
  const field = one(
    { $ref: '#/$defs/phone', title: '联系电话' },
    { $defs: { phone: { type: 'string', format: 'cn-mobile', title: '电话' } } },
  )
  assert.equal(field.format, 'cn-mobile')
  assert.equal(field.title.zh, '联系电话')
})

test('no form has no fields', () => {
  assert.deepEqual(fields_of(null), [])
})
