import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Enterprise } from '../api/types-registers.ts'
import {
  applicant_from,
  applicant_of,
  no_applicant,
  no_place,
  place_fault,
  place_of,
  said_of,
} from './report.ts'

test('what was not said of an applicant is not sent', () => {
  const resident = { ...no_applicant('resident'), name: ' 王五 ', organisation: '旧的单位' }
  assert.deepEqual(applicant_of(resident), { kind: 'resident', name: '王五' })
  const enterprise = { ...no_applicant('enterprise'), organisation: '某公司', phone: '022' }
  assert.deepEqual(applicant_of(enterprise), {
    kind: 'enterprise',
    organisation: '某公司',
    phone: '022',
  })
})

test('a place is a point, an address, or both', () => {
  const place = no_place()
  assert.equal(place_of(place), undefined)
  assert.deepEqual(place_of({ ...place, address: ' 和平路 ' }), { address: '和平路' })
  assert.deepEqual(place_of({ ...place, longitude: '117.2', latitude: '39.1' }), {
    longitude: 117.2,
    latitude: 39.1,
    reference: 'wgs84',
  })
})

test('half a point is a mistake, and so is one off the earth', () => {
  const place = no_place()
  assert.equal(place_fault({ ...place, longitude: '117' }, false), 'coordinates_wrong')
  assert.equal(
    place_fault({ ...place, longitude: 'x', latitude: '39' }, false),
    'coordinates_wrong',
  )
  assert.equal(
    place_fault({ ...place, longitude: '117', latitude: '391' }, false),
    'coordinates_wrong',
  )
  assert.equal(place_fault({ ...place, longitude: '117', latitude: '39' }, true), null)
})

test('a place that is asked for is said in one way or the other', () => {
  assert.equal(place_fault(no_place(), true), 'missing')
  assert.equal(place_fault(no_place(), false), null)
  assert.equal(place_fault({ ...no_place(), address: '和平路' }, true), null)
})

test('an enterprise of the register is the applicant, its contact as far as it is in clear', () => {
  const known = { name: '某公司', credit_code: '91350100M000100Y43', contact: '王五', phone: '022' }
  const one = { ...known, masked: false } as Enterprise
  const applicant = applicant_from(one)
  assert.deepEqual(applicant_of(applicant), {
    kind: 'enterprise',
    organisation: '某公司',
    credit_code: '91350100M000100Y43',
    name: '王五',
    phone: '022',
  })
  assert.equal(applicant_from({ ...one, masked: true }).name, '')
  const schema = { properties: { firm: { 'x-applicant': 'organisation' }, other: {} } }
  assert.deepEqual(said_of(schema, applicant), { firm: '某公司' })
})
