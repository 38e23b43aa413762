// Steps that tests of outcomes and of public pages share: a report in, signed, made public.

import assert from 'node:assert/strict'
import {type District, importForm} from './district.ts'

/** Imports a report as the reviewer; the source's id. */
export async function importReport(district: District, name: string, bytes: string | Buffer): Promise<string> {
  const reviewer = await district.as('reviewer')
  const reply = await reviewer.request('POST', '/api/v1/imports', {form: importForm({name, bytes})})
  assert.equal(reply.status, 201, JSON.stringify(reply.body))
  return reply.body.source.id
}

/** Accepted by one person, confirmed by another, signed by the approver. */
export async function approveAll(district: District, source: string): Promise<void> {
  const all = {all: true}
  await (await district.as('reviewer')).post(`/api/v1/sources/${source}/acceptance`, all)
  await (await district.as('confirmer')).post(`/api/v1/sources/${source}/confirmation`, all)
  const approver = await district.as('approver')
  const {counts} = (await approver.get(`/api/v1/sources/${source}`)).body
  const signed = await approver.post(`/api/v1/sources/${source}/approval`, {expected: counts.confirmed})
  assert.equal(signed.status, 200, JSON.stringify(signed.body))
}

/** Makes approved items public: proposed by supervision, released by the approver. */
export async function disclose(district: District, items: string[]): Promise<void> {
  for (const [login, disclosure] of [['reviewer', 'proposed'], ['approver', 'public']] as const) {
    const reply = await (await district.as(login)).post('/api/v1/disclosures', {items, disclosure})
    assert.equal(reply.body.changed, items.length, JSON.stringify(reply.body))
  }
}
