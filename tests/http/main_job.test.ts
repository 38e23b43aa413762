// The main job over HTTP: import, review by two people, approval, board, disclosure, public page.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {importForm, District, sampleReport} from '../support/district.ts'
import {unzip, zipOf} from '../support/zip.ts'

describe('the main job', () => {
  let district: District
  let source: string
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const items = async (query = '') =>
    (await (await district.as('reviewer')).get(`/api/v1/sources/${source}/items?limit=1000${query}`)).body.items

  test('a report becomes drafts that stand on its words', async () => {
    const reviewer = await district.as('reviewer')
    const bytes = Buffer.from(sampleReport(2026))
    const reply = await reviewer.request('POST', '/api/v1/imports', {form: importForm({name: '2026.txt', bytes})})
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    source = reply.body.source.id
    assert.ok(reply.body.new > 80, `${reply.body.new} items`)
    assert.ok(reply.body.quantities >= 100, `${reply.body.quantities} quantities`)
    const text = [...(await reviewer.get(`/api/v1/sources/${source}/text`)).body.text].join('')
    const points = [...text]
    for (const item of await items()) {
      if (item.begin === null || item.parent !== null) continue
      const words = points.slice(item.begin, item.end).join('')
      assert.equal(item.text.replaceAll(/\s/g, ''), words.replaceAll(/\s/g, ''), item.number)
    }
  })

  test('the same file again doubles nothing and loses no correction', async () => {
    const reviewer = await district.as('reviewer')
    const before = await items()
    const one = before.find((i: any) => i.type === 'action')
    const edited = await reviewer.patch(`/api/v1/items/${one.id}`, {headline: '改过的标题'}, `"${one.version}"`)
    assert.equal(edited.status, 200)
    const bytes = Buffer.from(sampleReport(2026))
    const again = await reviewer.request('POST', '/api/v1/imports', {form: importForm({name: 'again.txt', bytes})})
    assert.equal(again.status, 200)
    assert.equal(again.body.new, 0)
    const now = await items()
    assert.equal(now.length, before.length)
    assert.equal(now.find((i: any) => i.id === one.id).headline, '改过的标题')
  })

  test('what is split, merged, rejected or added is not read back by another import', async () => {
    const reviewer = await district.as('reviewer')
    const drafts = (await items('&state=draft')).filter((i: any) => !i.parent && i.parts_total === null && i.begin !== null)
    const [a, b, c, d] = drafts
    const middle = Math.floor((a.begin + a.end) / 2)
    const split = await reviewer.post(`/api/v1/items/${a.id}/split`, {
      parts: [
        {begin: a.begin, end: middle, headline: '前一半'},
        {begin: middle, end: a.end, headline: '后一半'},
      ],
    })
    assert.equal(split.status, 201, JSON.stringify(split.body))
    const merged = await reviewer.post('/api/v1/items/merge', {items: [b.id, c.id], headline: '合并'})
    assert.equal(merged.status, 201, JSON.stringify(merged.body))
    assert.equal((await reviewer.post(`/api/v1/items/${d.id}/rejection`, {reason: '背景介绍，不是任务'})).status, 200)
    const added = await reviewer.post(`/api/v1/sources/${source}/items`, {
      begin: d.begin, end: d.begin + 8, type: 'action', headline: '补一项',
    })
    assert.equal(added.status, 201, JSON.stringify(added.body))
    const before = await items()
    const bytes = Buffer.from(sampleReport(2026))
    const again = await reviewer.request('POST', '/api/v1/imports', {form: importForm({name: 'again.txt', bytes})})
    assert.equal(again.body.new, 0)
    assert.equal((await items()).length, before.length)
  })

  test('one person cannot both accept and confirm', async () => {
    const reviewer = await district.as('reviewer')
    const accepted = await reviewer.post(`/api/v1/sources/${source}/acceptance`, {all: true})
    assert.ok(accepted.body.changed > 50)
    const own = await reviewer.post(`/api/v1/sources/${source}/confirmation`, {all: true})
    assert.equal(own.body.changed, 0)
    assert.ok(own.body.own > 50)
    const confirmer = await district.as('confirmer')
    const confirmed = await confirmer.post(`/api/v1/sources/${source}/confirmation`, {all: true})
    assert.ok(confirmed.body.changed > 50)
  })

  test('nothing leaves the office before the approver has signed the list', async () => {
    const liaison = await district.as([...district.accounts.keys()].find((l) => l.includes('liaison'))!)
    assert.equal((await liaison.get('/api/v1/items')).body.total, 0)
    const confirmer = await district.as('confirmer')
    assert.equal((await confirmer.post(`/api/v1/sources/${source}/approval`, {expected: 1})).status, 403)
    const approver = await district.as('approver')
    const wrong = await approver.post(`/api/v1/sources/${source}/approval`, {expected: 1})
    assert.equal(wrong.status, 409)
    const {counts} = (await approver.get(`/api/v1/sources/${source}`)).body
    const signed = await approver.post(`/api/v1/sources/${source}/approval`, {expected: counts.confirmed})
    assert.equal(signed.status, 200)
    assert.equal(signed.body.changed, counts.confirmed)
  })

  test('a unit sees what it leads or supports, and nothing else', async () => {
    const reviewer = await district.as('reviewer')
    const login = [...district.accounts.keys()].find((l) => l.includes('liaison'))!
    const liaison = await district.as(login)
    const {unit} = (await liaison.get('/api/v1/session')).body.appointments[0]
    const [first, second] = (await reviewer.get('/api/v1/items?state=approved&type=action&limit=2')).body.items
    const lead = await reviewer.patch(`/api/v1/items/${first.id}`, {lead_unit: unit, due_date: '2026-12-31'}, `"${first.version}"`)
    assert.equal(lead.status, 200, JSON.stringify(lead.body))
    assert.equal(lead.body.state, 'approved')
    const seen = (await liaison.get('/api/v1/items')).body
    assert.deepEqual(seen.items.map((i: any) => i.id), [first.id])
    assert.equal((await liaison.get(`/api/v1/items/${second.id}`)).status, 404)
    assert.equal((await liaison.patch(`/api/v1/items/${first.id}`, {due_date: null}, lead.etag)).status, 403)
  })

  test('an item is public only after its disclosure was approved', async () => {
    const reviewer = await district.as('reviewer')
    const approver = await district.as('approver')
    const visitor = district.visitor()
    const [item] = (await reviewer.get('/api/v1/items?state=approved&type=action&limit=1')).body.items
    assert.equal((await visitor.get(`/items/${item.id}`)).status, 404)
    assert.equal((await reviewer.put(`/api/v1/items/${item.id}/disclosure`, {disclosure: 'public'})).status, 403)
    assert.equal((await reviewer.put(`/api/v1/items/${item.id}/disclosure`, {disclosure: 'proposed'})).status, 200)
    assert.equal((await visitor.get(`/items/${item.id}`)).status, 404)
    assert.equal((await approver.put(`/api/v1/items/${item.id}/disclosure`, {disclosure: 'public'})).status, 200)
    const page = await visitor.get(`/items/${item.id}`)
    assert.equal(page.status, 200)
    assert.ok(String(page.body).includes('</html>'))
    const history = (await reviewer.get(`/api/v1/items/${item.id}/history`)).body.entries
    assert.ok(history.some((e: any) => e.kind === 'item.disclosure'))
    assert.ok(history.some((e: any) => e.kind === 'source.approve'))
  })

  test('words changed after approval take the item back for a second look', async () => {
    const reviewer = await district.as('reviewer')
    const visitor = district.visitor()
    const [item] = (await reviewer.get('/api/v1/items?disclosure=public&limit=1')).body.items
    const edited = await reviewer.patch(`/api/v1/items/${item.id}`, {headline: '另一种说法'}, `"${item.version}"`)
    assert.equal(edited.status, 200)
    assert.equal(edited.body.state, 'accepted')
    assert.equal(edited.body.disclosure, 'internal')
    assert.equal((await visitor.get(`/items/${item.id}`)).status, 404)
  })

  test('the board finds two-character words and keeps its filters apart', async () => {
    const reader = await district.as('reader')
    const all = (await reader.get('/api/v1/items?limit=1')).body.total
    const found = (await reader.get(`/api/v1/items?q=${encodeURIComponent('养老')}`)).body
    assert.ok(found.total > 0 && found.total < all)
    for (const item of found.items) {
      assert.ok(JSON.stringify(item).includes('养老'), item.headline)
    }
    const none = (await reader.get(`/api/v1/items?q=${encodeURIComponent('鲸鱼')}`)).body
    assert.equal(none.total, 0)
    const withNumbers = (await reader.get('/api/v1/items?quantified=true&limit=1')).body.total
    const without = (await reader.get('/api/v1/items?quantified=false&limit=1')).body.total
    assert.equal(withNumbers + without, all)
  })

  test('pages of the board follow each other without gap or repeat', async () => {
    const reader = await district.as('reader')
    const seen: string[] = []
    let cursor = ''
    do {
      const page = (await reader.get(`/api/v1/items?limit=17${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).body
      seen.push(...page.items.map((i: any) => i.id))
      cursor = page.next ?? ''
    } while (cursor)
    assert.equal(new Set(seen).size, seen.length)
    assert.equal(seen.length, (await reader.get('/api/v1/items?limit=1')).body.total)
  })

  test('the table goes out, comes back unchanged, and comes back changed', async () => {
    const reviewer = await district.as('reviewer')
    const [item] = (await reviewer.get('/api/v1/items?state=approved&limit=1')).body.items
    const set = async (completion_standard: string) => {
      const {version} = (await reviewer.get(`/api/v1/items/${item.id}`)).body
      const edited = await reviewer.patch(`/api/v1/items/${item.id}`, {completion_standard}, `"${version}"`)
      assert.equal(edited.status, 200)
    }
    const hold = async (bytes: Buffer, more: Record<string, string> = {}) => {
      const form = new FormData()
      form.set('file', new File([bytes as any], 'board.xlsx'))
      for (const [name, value] of Object.entries(more)) form.set(name, value)
      return reviewer.request('POST', '/api/v1/items/table', {form})
    }
    await set('通过街道验收')
    const out = await reviewer.get('/api/v1/items.xlsx?state=approved')
    assert.equal(out.status, 200)

    const same = (await hold(out.raw)).body
    assert.deepEqual([same.differences, same.findings], [[], []])
    assert.ok(same.rows > 50)

    const parts: Record<string, string | Buffer> = unzip(out.raw)
    parts['xl/sharedStrings.xml'] = parts['xl/sharedStrings.xml']!.toString().replace('通过街道验收', '通过区级验收')
    const edited = zipOf(parts)
    const changed = (await hold(edited)).body
    assert.equal(changed.differences.length, 1)
    assert.equal(changed.differences[0].before, '通过街道验收')
    assert.equal(changed.differences[0].after, '通过区级验收')
    assert.equal((await hold(edited, {apply: 'true', digest: '0'.repeat(64)})).status, 409)
    assert.equal((await hold(edited, {apply: 'true', digest: changed.digest})).body.applied, true)
    assert.equal((await reviewer.get(`/api/v1/items/${item.id}`)).body.completion_standard, '通过区级验收')

    const late = (await hold(out.raw)).body
    assert.equal(late.findings[0].id, 'table.row-changed-meanwhile')
    assert.deepEqual(late.differences, [])
  })

  test('every act stands in the ledger, and its proof leads to the root', async () => {
    const operator = await district.as('operator')
    const root = (await operator.get('/api/v1/ledger/root')).body
    const page = (await operator.get('/api/v1/ledger?limit=5')).body
    assert.equal(page.entries[0].seq, root.size)
    const proof = (await operator.get(`/api/v1/ledger/${root.size}/proof`)).body
    assert.equal(proof.root, root.root)
    assert.ok(page.entries.every((e: any) => e.changes.every((c: any) => !c.closed || /^[0-9a-f]{64}$/.test(c.after ?? '0'.repeat(64)))))
  })

  test('the public pages and the board live through a restart', async () => {
    await district.restart()
    const reader = await district.as('reader')
    assert.ok((await reader.get('/api/v1/items?limit=1')).body.total > 50)
    assert.equal((await district.visitor().get('/')).status, 200)
  })
})
