// `luoshi backup` copies the data directory of a server that goes on writing: what was acknowledged
// before it began is in the copy, the copy is clean, and a server starts on it.

import assert from 'node:assert/strict'
import {appendFile, mkdtemp, rm, stat, readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import type {Client} from '../support/api.ts'
import {District, importForm, shortReport} from '../support/district.ts'
import {command, serve} from '../support/program.ts'

let district: District
let parent: string

before(async () => {
  district = await District.start()
  parent = await mkdtemp(path.join(tmpdir(), 'luoshi-test-'))
})
after(async () => {
  await district.stop()
  await rm(parent, {recursive: true, force: true})
})

async function importReport(client: Client, year: 2025 | 2026): Promise<string> {
  const imported = await client.request('POST', '/api/v1/imports', {
    form: importForm({name: `${year}.txt`, bytes: shortReport(year)}),
  })
  assert.equal(imported.status, 201, imported.raw.toString())
  return imported.body.source.id
}

describe('luoshi backup', () => {
  test('copies the directory of a server that goes on writing, verified and ready to serve', async () => {
    const reviewer = await district.as('reviewer')
    const first = await importReport(reviewer, 2025)
    const to = path.join(parent, 'copy')
    const rules = path.join(district.running.data, 'rules/lights.yaml')
    await appendFile(rules, '# 本区批注\n')
    const changed = ['services/city/management-case/service.yaml', 'calendars/cn.yaml']
    for (const file of changed) await appendFile(path.join(district.running.data, file), '# 本区批注\n')
    const [backed] = await Promise.all([
      command('backup', '--data', district.running.data, to),
      importReport(reviewer, 2026),
    ])
    assert.equal(backed.code, 0, backed.stdout + backed.stderr)
    assert.match(backed.stdout, /完好 \/ clean/)
    const own = await readFile(path.join(to, 'rules/lights.yaml'), 'utf8')
    assert.equal(own, await readFile(rules, 'utf8'), 'the rules are the district\'s own')

    for (const file of changed) assert.match(await readFile(path.join(to, file), 'utf8'), /# 本区批注/, file)
    await assert.rejects(stat(path.join(to, 'portal-keys')), 'keys of unsent applications are no part of a copy')

    const copy = await serve(to)
    try {
      const sources = await fetch(`${copy.url}/api/v1/sources`, {headers: {cookie: reviewer.cookie}})
      assert.equal(sources.status, 200)
      const ids = ((await sources.json()) as any).sources.map((source: any) => source.id)
      assert.ok(ids.includes(first), `${first} is not among ${ids}`)
    } finally {
      await copy.stop()
    }
  })

  test('overwrites nothing, and leaves nothing where there is nothing to copy', async () => {
    const to = path.join(parent, 'copy')
    const again = await command('backup', '--data', district.running.data, to)
    assert.equal(again.code, 1)
    assert.match(again.stderr, /backup\.exists/)

    const missing = path.join(parent, 'other')
    const none = await command('backup', '--data', path.join(parent, 'nowhere'), missing)
    assert.equal(none.code, 1)
    assert.match(none.stderr, /data\.missing/)
    await assert.rejects(stat(missing))
    await assert.rejects(stat(`${missing}.unfinished`))
  })
})
