// luoshi check, ./dev new-service, and the services a data directory begins with.
import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'

import {command, newDataDirectory, program, removeDataDirectory, root} from '../support/program.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luoshi-services-'))
  execFileSync('python3', [path.join(root, 'tools/new_service.py'), 'permits/signboard', folder])
})
after(() => rmSync(folder, {recursive: true}))

const check = (...args: string[]) => spawnSync(program, ['check', ...args], {encoding: 'utf8'})

test('a new package passes as it stands, and so do those of the catalogue in every district', () => {
  assert.deepEqual([check(path.join(folder, 'permits/signboard')).status, check(folder).status], [0, 0])
  for (const district of ['qiming', 'nankai']) {
    const done = check(path.join(root, 'catalog/services'), '--district', path.join(root, 'catalog/districts', district))
    assert.equal(done.status, 0, done.stdout)
    assert.match(done.stdout, /ok: \d/)
  }
})

test('what is wrong is told with file and line, in two languages, with the mend', () => {
  const file = path.join(folder, 'permits/signboard/process.bpmn')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('decisionId="limits"', 'decisionId="limit"'))
  const done = check(path.join(folder, 'permits/signboard'))
  writeFileSync(file, text)
  assert.equal(done.status, 2)
  assert.match(done.stdout, /process\.bpmn:\d+: limits_rules .*[一-鿿].* \/ [A-Z].*\[bpmn\.unknown-decision\] limit/)
})

test('a folder without packages is not passed over', () => {
  const done = check(path.join(root, 'catalog/calendars'))
  assert.equal(done.status, 1)
  assert.match(done.stderr, /service\.not-found/)
})

test('a data directory has the services, whole, and its own changes stay', async () => {
  const {data} = await newDataDirectory()
  try {
    const own = path.join(data, 'services/enterprise/issue/text/zh-CN.yaml')
    assert.equal(check(path.join(data, 'services')).status, 0)
    assert.ok(existsSync(path.join(data, 'calendars/cn.yaml')))
    writeFileSync(own, readFileSync(own, 'utf8').replace('企业服务专班会', '专班会'))
    rmSync(path.join(data, 'services/city'), {recursive: true})
    await command('rebuild', '--data', data)
    assert.match(readFileSync(own, 'utf8'), /^next: "专班会/m)
    assert.ok(existsSync(path.join(data, 'services/city/management-case/standards.dmn')), 'missing ones come back')
  } finally {
    await removeDataDirectory(data)
  }
})
