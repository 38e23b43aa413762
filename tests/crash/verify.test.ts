// Someone with access to the disk changes one thing behind the program's back. `luoshi verify` names
// what was changed, in an entry, a projected row, an attachment and a page of the database.

import assert from 'node:assert/strict'
import {cp, mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {District, importForm, sampleReport} from '../support/district.ts'
import {ask, flip, forge, pageBytes} from '../support/forge.ts'
import {command, type Finished} from '../support/program.ts'

let district: District

before(async () => {
  district = await District.start()
  const reviewer = await district.as('reviewer')
  const imported = await reviewer.request('POST', '/api/v1/imports', {
    form: importForm({name: '2026.txt', bytes: sampleReport(2026)}),
  })
  assert.equal(imported.status, 201, imported.raw.toString())
  await district.running.stop()
})
after(async () => {
  await district.stop()
})

/** Verifies a copy of the data directory on which `change` was carried out. */
async function verifyAfter(change: (data: string) => Promise<void>): Promise<Finished> {
  const parent = await mkdtemp(path.join(tmpdir(), 'luoshi-test-'))
  try {
    const data = path.join(parent, 'data')
    await cp(district.running.data, data, {recursive: true})
    await change(data)
    return await command('verify', '--data', data)
  } finally {
    await rm(parent, {recursive: true, force: true})
  }
}

function assertNames(verified: Finished, ...words: (string | RegExp)[]): void {
  const told = verified.stdout + verified.stderr
  assert.notEqual(verified.code, 0, told)
  for (const word of words) assert.match(told, typeof word === 'string' ? new RegExp(word.replaceAll('.', '\\.')) : word)
}

describe('luoshi verify', () => {
  test('is content with what nobody has touched', async () => {
    const verified = await verifyAfter(async () => {})
    assert.equal(verified.code, 0, verified.stdout + verified.stderr)
  })

  test('is content when only the checksums were written again', async () => {
    const verified = await verifyAfter((data) => forge(data, 'SELECT 1'))
    assert.equal(verified.code, 0, verified.stdout + verified.stderr)
  })

  test('names an entry in which a letter was changed', async () => {
    const verified = await verifyAfter((data) =>
      forge(data, `UPDATE entry SET body = replace(body, '"kind":"', '"kind":"x') WHERE seq = 1`),
    )
    assertNames(verified, /entry 1\b/, /entry-changed|哈希|hash/)
  })

  test('names the row and the column of a projected row', async () => {
    const {id} = ask(district.running.data, 'SELECT id FROM item ORDER BY id LIMIT 1')
    const verified = await verifyAfter((data) =>
      forge(data, `UPDATE item SET headline = headline || '。' WHERE id = '${id}'`),
    )
    assertNames(verified, `item/${id}.headline`)
  })

  test('names the attachment whose content was changed', async () => {
    const files = path.join(district.running.data, 'files')
    const kept = (await readdir(files, {recursive: true})).filter((name) => /[0-9a-f]{64}$/.test(name))
    assert.ok(kept.length > 0)
    const verified = await verifyAfter((data) => flip(path.join(data, 'files', kept[0]!), 10))
    assertNames(verified, path.basename(kept[0]!))
  })

  test('names the page of the database in which a byte was flipped', async () => {
    const {rootpage} = ask(district.running.data, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry_record'")
    const verified = await verifyAfter((data) =>
      flip(path.join(data, 'luoshi.db'), (rootpage - 1) * pageBytes + 2000),
    )
    assertNames(verified, new RegExp(`page ${rootpage}\\b`))
  })
})
