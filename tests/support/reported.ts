// Items being handled by the education bureau, and reports of them carried to a state.

import assert from 'node:assert/strict'
import {approvedItems, type Assigned} from './carried.ts'
import type {Reply} from './api.ts'
import type {District} from './district.ts'

export const education = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2099-12-31'}

/** Approved, issued and signed for. */
export async function handledItems(district: District, lines: string[], assigned: Assigned = education): Promise<any[]> {
  const items = await approvedItems(district, lines, assigned)
  const ids = items.map((item) => item.id)
  const issued = await (await district.as('reviewer')).post('/api/v1/issues', {items: ids})
  assert.deepEqual(issued.body.left_out, [])
  const signed = await (await district.as('liaison-education')).post('/api/v1/receipts', {items: ids})
  assert.deepEqual(signed.body.left_out, [])
  return items
}

const steps = ['draft', 'submitted', 'signed', 'accepted'] as const

/** A report of the item in the state, as the education bureau and the office bring it there. */
export async function reported(
  district: District,
  item: string,
  state: (typeof steps)[number],
  content: Record<string, unknown> = {},
): Promise<any> {
  const acts: [string, string, string][] = [
    ['liaison-education', 'submission', 'submitted'],
    ['head-education', 'signature', 'signed'],
    ['reviewer', 'acceptance', 'accepted'],
  ]
  const liaison = await district.as('liaison-education')
  let reply: Reply = await liaison.post(`/api/v1/items/${item}/reports`, {words: '主体结构完工', ...content})
  assert.equal(reply.status, 201, JSON.stringify(reply.body))
  for (const [login, path, reached] of acts.slice(0, steps.indexOf(state))) {
    reply = await (await district.as(login)).post(`/api/v1/reports/${reply.body.id}/${path}`)
    assert.equal(reply.body.state, reached, JSON.stringify(reply.body))
  }
  return reply.body
}

/** The multipart form of a file of evidence. */
export function evidenceForm(name: string, bytes: string | Buffer): FormData {
  const form = new FormData()
  form.set('file', new File([bytes as any], name))
  return form
}

/** A PNG of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
