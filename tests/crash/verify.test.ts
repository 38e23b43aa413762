// Someone with access to the disk changes one thing behind the program's back. `luoshi verify` names
// what was changed, in an entry, a projected row, an attachment and a page of the database.

import assert from 'node:assert/strict'
import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {after, before, describe, test} from 'node:test'
import {District, importForm, sampleReport} from '../support/district.ts'
import {command, type Finished} from '../support/program.ts'

const pageBytes = 4096
const bodyBytes = pageBytes - 8

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

/** The checksum of src/store/sqlite/pages.cpp, so that a forger who knows it is tested too. */
function checksum(page: Buffer, number: bigint): bigint {
  const word = (value: bigint) => BigInt.asUintN(64, value)
  let state = 0x6c756f7368690001n ^ word(number * 0x9e3779b97f4a7c15n)
  for (let at = 0; at < bodyBytes; at += 8) {
    const mixed = word((state ^ page.readBigUInt64LE(at)) * 0xd6e8feb86659fd93n)
    state = word(mixed << 29n) | (mixed >> 35n)
  }
  return state ^ (state >> 32n)
}

async function sealPages(file: string): Promise<void> {
  const bytes = await readFile(file)
  for (let at = 0; at < bytes.length; at += pageBytes) {
    const page = bytes.subarray(at, at + pageBytes)
    page.writeBigUInt64LE(checksum(page, BigInt(at / pageBytes + 1)), bodyBytes)
  }
  await writeFile(file, bytes)
}

/** Forges the database as a careful forger would: by SQL, with every page's checksum put right. */
async function forge(data: string, sql: string): Promise<void> {
  const file = path.join(data, 'luoshi.db')
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  await sealPages(file)
}

function ask(data: string, sql: string): any {
  const database = new DatabaseSync(path.join(data, 'luoshi.db'))
  const row = database.prepare(sql).get()
  database.close()
  return row
}

async function flip(file: string, offset: number): Promise<void> {
  const bytes = await readFile(file)
  bytes[offset]! ^= 0x20
  await writeFile(file, bytes)
}

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
