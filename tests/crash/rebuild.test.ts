// `luoshi rebuild` makes the projected tables again from the ledger, and the index of search from
// them: what a careless hand emptied is there again, and found again.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import {District, importForm, shortReport} from '../support/district.ts'
import {forge} from '../support/forge.ts'
import {command} from '../support/program.ts'

let district: District

before(async () => {
  district = await District.start()
})
after(async () => {
  await district.stop()
})

async function found(words: string): Promise<number> {
  const reviewer = await district.as('reviewer')
  const page = await reviewer.get(`/api/v1/items?q=${encodeURIComponent(words)}`)
  assert.equal(page.status, 200, page.raw.toString())
  return page.body.items.length
}

test('luoshi rebuild fills emptied tables and the index of search again', async () => {
  const reviewer = await district.as('reviewer')
  const imported = await reviewer.request('POST', '/api/v1/imports', {
    form: importForm({name: '2026.txt', bytes: shortReport(2026)}),
  })
  assert.equal(imported.status, 201, imported.raw.toString())
  const [item] = (await reviewer.get('/api/v1/items?limit=1')).body.items
  const word = item.headline.slice(0, 4)
  const before = await found(word)
  assert.ok(before > 0)

  await district.running.stop()
  await forge(
    district.running.data,
    'DELETE FROM search_index; DELETE FROM search_entry; DELETE FROM quantity',
  )
  const rebuilt = await command('rebuild', '--data', district.running.data)
  assert.equal(rebuilt.code, 0, rebuilt.stdout + rebuilt.stderr)
  const verified = await command('verify', '--data', district.running.data)
  assert.equal(verified.code, 0, verified.stdout + verified.stderr)

  await district.restart()
  assert.equal(await found(word), before)
})
