// An item of a district on a simulated clock, issued and signed for, and its reports.

import assert from 'node:assert/strict'
import {approvedItems} from './carried.ts'
import type {District} from './district.ts'

/** Options of a server whose clock stands on the morning of this day. */
export const standingOn = (day: string): string[] => ['--simulated-clock', `${day}T09:00:00+08:00`]

/** The clock goes to the morning of a day, and what the day brings is done. */
export async function day(district: District, date: string): Promise<void> {
  const moved = await district.moveClock(`${date}T09:00:00+08:00`)
  assert.equal(moved.status, 200, await moved.text())
}

/** Tasks led by education and supported by finance, due at the end of 2019, issued and signed for. */
export async function handled(district: District, lines: string[]): Promise<any[]> {
  const items = await approvedItems(district, lines, {
    lead_unit: 'education', supporting_units: ['finance'], due_date: '2019-12-31',
  })
  for (const {id} of items) {
    const issued = await (await district.as('reviewer')).post(`/api/v1/items/${id}/issue`)
    assert.equal(issued.body.stage, 'issued', JSON.stringify(issued.body))
    const signed = await (await district.as('liaison-education')).post(`/api/v1/items/${id}/receipt`)
    assert.equal(signed.body.stage, 'acknowledged', JSON.stringify(signed.body))
  }
  return items
}

/** A report by the chain of hands; accepted unless it shall wait for the office. */
export async function reported(
  district: District, item: string, period: string, percent: number, accepted = true,
): Promise<string> {
  const liaison = await district.as('liaison-education')
  const words = `${period} 进展正常，累计完成 ${percent}%。`
  const draft = await liaison.post(`/api/v1/items/${item}/reports`, {period, percent, words})
  assert.equal(draft.status, 201, JSON.stringify(draft.body))
  const report = `/api/v1/reports/${draft.body.id}`
  const steps = [
    ['liaison-education', 'submission'],
    ['head-education', 'signature'],
    ...(accepted ? [['reviewer', 'acceptance']] : []),
  ] as const
  for (const [login, step] of steps) {
    const done = await (await district.as(login!)).post(`${report}/${step}`)
    assert.equal(done.status, 200, `${step}: ${JSON.stringify(done.body)}`)
  }
  return draft.body.id
}
