import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields_of } from './schema-fields.ts'
import { faults_of, instant_of, typed_of, values_of, written_instant } from './schema-values.ts'

const zone = 'Asia/Shanghai'
const fields = fields_of({
  type: 'object',
  required: ['title', 'kind', 'count', 'day'],
  properties: {
    title: { type: 'string', maxLength: 60 },
    kind: { oneOf: [{ const: 1 }, { const: 2 }] },
    count: { type: 'integer' },
    loss: { type: 'number' },
    urgent: { type: 'boolean' },
    day: { type: 'string', format: 'date' },
    seen: { type: 'string', format: 'date-time' },
    tags: { type: 'array', items: { enum: ['a', 'b'] } },
    names: { type: 'array', items: { type: 'string' } },
    site: { type: 'object', required: ['road'], properties: { road: { type: 'string' } } },
    version: { const: 'v1' },
    lead: { type: 'string', 'x-unit': true },
    with: { type: 'array', items: { type: 'string', 'x-unit': true } },
  },
})
const filled = {
  title: ' 路灯不亮 ',
  kind: '2',
  count: '3',
  loss: '19.99',
  urgent: 'false',
  day: '2026.11.5',
  seen: '2026-11-05 9:30',
  tags: ['b'],
  names: '甲\n\n 乙 ',
  site: { road: '和平路' },
  lead: 'education',
  with: ['finance', 'housing'],
}

test('what was typed becomes the value the schema asks for', () => {
  assert.deepEqual(values_of(fields, filled, zone), {
    title: '路灯不亮',
    kind: 2,
    count: 3,
    loss: 19.99,
    urgent: false,
    day: '2026-11-05',
    seen: '2026-11-05T09:30:00+08:00',
    tags: ['b'],
    names: ['甲', '乙'],
    site: { road: '和平路' },
    version: 'v1',
    lead: 'education',
    with: ['finance', 'housing'],
  })
})

test('what was left empty is not there at all', () => {
  assert.deepEqual(values_of(fields, typed_of(fields, {}, zone), zone), { version: 'v1' })
})

test('a value shows in the fields as it was typed', () => {
  const typed = typed_of(fields, values_of(fields, filled, zone), zone)
  assert.equal(typed['seen'], '2026-11-05 09:30')
  assert.equal(typed['count'], '3')
  assert.equal(typed['names'], '甲\n乙')
  assert.deepEqual(typed['tags'], ['b'])
  assert.deepEqual(typed['site'], { road: '和平路' })
})

test('all faults a page can see are told at once', () => {
  const faults = faults_of(
    fields,
    { title: '', count: 'three', loss: '1,5', day: '2026-13-01', seen: 'tomorrow' },
    zone,
  )
  assert.deepEqual(
    faults.map(({ field, fault }) => [field.name, fault]),
    [
      ['title', 'missing'],
      ['kind', 'unchosen'],
      ['count', 'whole'],
      ['loss', 'number'],
      ['day', 'date'],
      ['seen', 'time'],
    ],
  )
})

test('an optional group asks for its fields only once one of them is filled in', () => {
  const nested = fields_of({
    type: 'object',
    properties: {
      site: {
        type: 'object',
        required: ['road'],
        properties: { road: { type: 'string' }, number: { type: 'string' } },
      },
    },
  })
  assert.deepEqual(faults_of(nested, { site: { road: '', number: '' } }, zone), [])
  const faults = faults_of(nested, { site: { road: '', number: '12' } }, zone)
  assert.deepEqual(
    faults.map(({ field }) => field.path.join('.')),
    ['site.road'],
  )
})

test('a time of day is one of the zone of the district, in winter and in summer', () => {
  assert.equal(instant_of('2026年7月1日 08:05', 'Europe/Berlin'), '2026-07-01T08:05:00+02:00')
  assert.equal(instant_of('2026-12-01T08:05', 'Europe/Berlin'), '2026-12-01T08:05:00+01:00')
  assert.equal(instant_of('2026-12-01 24:00', zone), null)
  assert.equal(instant_of('2026-12-01', zone), null)
  assert.equal(written_instant('2026-11-05T01:30:00Z', zone), '2026-11-05 09:30')
})
