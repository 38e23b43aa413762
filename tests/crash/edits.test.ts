// The program is killed in the middle of 10,000 concurrent edits. After the restart every edit that
// was acknowledged must be there, in the item's history and as its state, and `luoshi verify` clean.
// LUOSHI_SOAK repeats it.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import type {Client} from '../support/api.ts'
import {District, importForm, sampleReport} from '../support/district.ts'
import {command} from '../support/program.ts'

const rounds = process.env['LUOSHI_SOAK'] ? 10 : 1
const editsPerRound = 10_000
const workers = 64

let district: District

before(async () => {
  district = await District.start()
})
after(async () => {
  await district.stop()
})

interface Known {
  id: string
  etag: string
}

/** What the clients of one round know: every edit bears a number of its own. */
class Round {
  readonly acknowledged = new Map<number, string>()
  sent = 0
  private readonly first: number
  private readonly items: Known[]
  private readonly client: Client
  private readonly killAfter: number
  private readonly reached: () => void

  constructor(number: number, items: Known[], client: Client, killAfter: number, reached: () => void) {
    this.first = number * editsPerRound
    this.items = items
    this.client = client
    this.killAfter = killAfter
    this.reached = reached
  }

  /** Edits one item after another until the server is gone or all edits are sent. */
  async work(worker: number): Promise<void> {
    for (let turn = 0; this.sent < editsPerRound; turn++) {
      // Mostly items of its own, now and then one that others are editing too.
      const at = turn % 10 === 0 ? Math.floor(Math.random() * this.items.length) : (worker + turn * workers) % this.items.length
      const edit = this.first + this.sent++
      try {
        await this.send(this.items[at]!, edit)
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        return
      }
    }
  }

  private async send(item: Known, edit: number): Promise<void> {
    const reply = await this.fetch('PATCH', item, {completion_standard: words(edit)})
    if (reply.status === 412) {
      const now = await this.fetch('GET', item)
      await now.arrayBuffer()
      item.etag = now.headers.get('etag')!
      return
    }
    const body = await reply.text()
    assert.equal(reply.status, 200, body)
    item.etag = reply.headers.get('etag')!
    this.acknowledged.set(edit, item.id)
    if (this.acknowledged.size === this.killAfter) this.reached()
  }

  private fetch(method: string, item: Known, body?: object): Promise<Response> {
    return fetch(`${this.client.url}/api/v1/items/${item.id}`, {
      method,
      headers: {
        Cookie: this.client.cookie,
        'X-CSRF-Token': this.client.csrf,
        'Content-Type': 'application/json',
        'If-Match': item.etag,
      },
      ...(body ? {body: JSON.stringify(body)} : {}),
    })
  }
}

const words = (edit: number) => `第${edit}次修改：按月完成并报送台账`

async function allItems(client: Client): Promise<Known[]> {
  const imported = await client.request('POST', '/api/v1/imports', {
    form: importForm({name: '2026.txt', bytes: sampleReport(2026)}),
  })
  assert.ok(imported.status === 201 || imported.status === 200, imported.raw.toString())
  const items: Known[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: any = (await client.get(`/api/v1/items?limit=100${query}`)).body
    for (const {id} of page.items) items.push({id, etag: ''})
    cursor = page.next
  } while (cursor)
  for (const item of items) item.etag = (await client.get(`/api/v1/items/${item.id}`)).etag
  return items
}

/** The completion standards an item ever had, newest first. */
async function standards(client: Client, id: string): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: any = (await client.get(`/api/v1/items/${id}/history?limit=100${query}`)).body
    for (const entry of page.entries) {
      for (const change of entry.changes) {
        if (change.id === id && change.column === 'completion_standard') found.push(change.after)
      }
    }
    cursor = page.next
  } while (cursor)
  return found
}

test('loses no acknowledged edit when it is killed in the middle of 10,000', {timeout: 1_800_000}, async (t) => {
  const items = await allItems(await district.as('reviewer'))
  assert.ok(items.length > workers, `only ${items.length} items`)
  const acknowledged = new Map<number, string>()
  for (let number = 0; number < rounds; number++) {
    const killAfter = Math.floor(editsPerRound * (0.3 + 0.4 * Math.random()))
    let reached = () => {}
    const moment = new Promise<void>((resolve) => (reached = resolve))
    const round = new Round(number, items, await district.as('reviewer'), killAfter, reached)
    const begun = performance.now()
    const working = Promise.all(Array.from({length: workers}, (_, worker) => round.work(worker)))
    await Promise.race([moment, working])
    await district.running.kill()
    await working
    t.diagnostic(`killed after ${round.acknowledged.size} edits in ${Math.round(performance.now() - begun)} ms`)
    for (const [edit, id] of round.acknowledged) acknowledged.set(edit, id)
    assert.ok(round.acknowledged.size >= killAfter, 'the edits ended before the kill')
    assert.ok(round.acknowledged.size < editsPerRound, 'the kill came after the last edit')

    await district.restart('kill')
    const client = await district.as('reviewer')
    let present = 0
    for (const item of items) {
      const told = await standards(client, item.id)
      const current = await client.get(`/api/v1/items/${item.id}`)
      item.etag = current.etag
      if (told.length > 0) assert.equal(current.body.completion_standard, told[0])
      assert.equal(new Set(told).size, told.length, 'an edit is there twice')
      for (const [edit, id] of acknowledged) {
        if (id === item.id) assert.ok(told.includes(words(edit)), `edit ${edit} of ${id} is lost`)
      }
      present += told.length
    }
    // What was under way may be there or not; nothing else may.
    assert.ok(present >= acknowledged.size && present <= acknowledged.size + workers * (number + 1), `${present} edits are there`)
  }
  await district.running.stop()
  const verified = await command('verify', '--data', district.running.data)
  assert.equal(verified.code, 0, verified.stdout + verified.stderr)
  assert.match(verified.stdout, /clean/)
})
