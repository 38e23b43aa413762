// Notices through the outbox: what acts have queued arrives at the district's webhook, signed, at
// least once and each time under the same key; what is given up shows to the operator.

import assert from 'node:assert/strict'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {after, before, describe, test} from 'node:test'
import {monday, report, startCasework} from '../support/casework.ts'
import type {District} from '../support/district.ts'
import {Gateway, secret} from '../support/gateway.ts'
import {command} from '../support/program.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('notices', () => {
  let gateway: Gateway
  let district: District
  let folder: string
  let now = Date.parse(monday)
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'luoshi-webhook-'))
    await writeFile(path.join(folder, 'secret'), `${secret}\n`)
    gateway = await Gateway.start()
    district = await startCasework(undefined, ['--webhook', gateway.url, '--webhook-secret', path.join(folder, 'secret')])
  })
  after(async () => {
    await district.stop()
    await gateway.stop()
    await rm(folder, {recursive: true})
  })

  /** Moves the clock on; what is due by then has been sent when this returns. */
  const later = async (ms: number) => {
    now += ms
    const moved = await district.moveClock(new Date(now).toISOString())
    assert.equal(moved.status, 200, await moved.text())
  }
  /** What acts have queued, as it rests in the database. */
  const queued = () => {
    const database = new DatabaseSync(path.join(district.running.data, 'luoshi.db'), {readOnly: true})
    try {
      return database.prepare('SELECT key, topic, body, sent_ms FROM outbox ORDER BY number').all() as
        {key: string; topic: string; body: string; sent_ms: number | null}[]
    } finally {
      database.close()
    }
  }
  const registered = async (phone: string) => {
    const desk = await district.as('dispatcher-services')
    const reply = await desk.post('/api/v1/cases', report({applicant: {kind: 'resident', name: '王小明', phone}}))
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    return reply.body.case
  }
  const outbox = async (login = 'operator') => (await district.as(login)).get('/api/v1/outbox')

  test('exactly what was queued arrives, after the webhook has refused it, under the same key', async () => {
    gateway.status = 503
    const one = await registered('13800400001')
    await later(minute)
    assert.ok(gateway.refused().length > 0)
    assert.equal(gateway.taken().length, 0)
    gateway.status = 204
    await later(10 * minute)
    const rows = queued()
    assert.ok(rows.length > 0 && rows.every(({sent_ms}) => sent_ms !== null))
    const taken = gateway.taken()
    assert.deepEqual(new Set(taken.map(({id}) => id)), new Set(rows.map(({key}) => key)))
    assert.equal(taken.length, rows.length, 'each was taken once')
    for (const {id} of gateway.refused()) {
      assert.ok(taken.some((delivery) => delivery.id === id), `${id} came again`)
    }
    for (const row of rows) {
      const {body} = taken.find(({id}) => id === row.key)!
      assert.deepEqual(Object.keys(body), ['type', 'timestamp', 'data'])
      assert.equal(body.type, row.topic)
      assert.equal(Date.parse(body.timestamp), Date.parse(monday))
      assert.deepEqual(body.data, JSON.parse(row.body))
    }
    assert.ok(taken.some(({body}) => body.type === 'case.task' && body.data.number === one.number))
  })

  test('nothing of the applicant is in any of it', () => {
    assert.doesNotMatch(JSON.stringify(gateway.deliveries), /王小明|138004|路灯/)
  })

  test('a restart sends nothing again that was taken', async () => {
    const before = gateway.deliveries.length
    await district.restart()
    await later(0)
    assert.equal(gateway.deliveries.length, before)
  })

  test('what is refused for a week is given up, shows to the operator alone, and is sent on demand', async () => {
    gateway.status = 410
    const before = gateway.taken().length
    await registered('13800400002')
    await later(minute)
    assert.equal((await outbox()).body.given_up, 0)
    await later(8 * day)
    const {body} = await outbox()
    assert.deepEqual([body.sends, body.waiting > 0 || body.given_up > 0], [true, true])
    assert.ok(body.given_up > 0)
    const lost = body.latest.find((one: any) => one.topic === 'case.task')
    assert.equal(lost.problem, 'outbox.refused')
    assert.equal('body' in lost, false)
    assert.equal((await outbox('reviewer')).status, 403)
    const refused = await (await district.as('reviewer')).post('/api/v1/outbox/retry')
    assert.equal(refused.status, 403)
    gateway.status = 204
    const again = await (await district.as('operator')).post('/api/v1/outbox/retry')
    assert.deepEqual([again.status, again.body.retried], [200, body.given_up])
    await later(0)
    assert.ok(gateway.taken().slice(before).some(({id}) => id === lost.key))
    assert.equal((await outbox()).body.given_up, 0)
  })

  test('an address or a secret that cannot be is named before anything is served', async () => {
    const file = path.join(folder, 'secret')
    const faulty = path.join(folder, 'faulty')
    await writeFile(faulty, 'hunter2')
    await district.running.stop()
    const serve = (...extra: string[]) => command('serve', '--data', district.running.data, '--listen', '127.0.0.1:0', ...extra)
    const https = await serve('--webhook', 'https://example.cn/', '--webhook-secret', file)
    assert.equal(https.code, 1)
    assert.match(https.stderr, /http:\/\/HOST:PORT\/PATH/)
    const short = await serve('--webhook', gateway.url, '--webhook-secret', faulty)
    assert.match(short.stderr, /openssl rand -base64 32/)
    assert.notEqual((await serve('--webhook', gateway.url)).code, 0)
    await district.restart()
  })
})
