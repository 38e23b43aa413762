// Items carried to the stage a test begins at: approved, assigned to units, issued.

import assert from 'node:assert/strict'
import {type District, importForm} from './district.ts'

export interface Assigned {
  lead_unit?: string | null
  supporting_units?: string[]
  due_date?: string | null
  [field: string]: unknown
}

/** A list of tasks handed in, reviewed by two, assigned and approved; its items in order. With a recurrence they
 * are standing duties. */
export async function approvedItems(district: District, lines: string[], assigned: Assigned): Promise<any[]> {
  const reviewer = await district.as('reviewer')
  const confirmer = await district.as('confirmer')
  const approver = await district.as('approver')
  const until = assigned['recurrence'] ? '长期坚持' : ''
  const table = ['序号,任务内容,完成时限', ...lines.map((line, at) => `${at + 1},${line},${until}`)].join('\n')
  const form = importForm({name: `${lines[0]}.csv`, bytes: Buffer.from(table)}, 'meeting')
  const taken = await reviewer.request('POST', '/api/v1/imports', {form})
  assert.equal(taken.status, 201, JSON.stringify(taken.body))
  const source = `/api/v1/sources/${taken.body.source.id}`
  await reviewer.post(`${source}/acceptance`, {all: true})
  await confirmer.post(`${source}/confirmation`, {all: true})
  const ids = (await reviewer.get(`${source}/items?limit=1000`)).body.items.map((item: any) => item.id)
  const done = await reviewer.post('/api/v1/assignments', {items: ids, apply: true, ...assigned})
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const approved = await approver.post(`${source}/approval`, {expected: lines.length})
  assert.equal(approved.status, 200, JSON.stringify(approved.body))
  return (await reviewer.get(`${source}/items?limit=1000`)).body.items
}
