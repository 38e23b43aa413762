// Live pages: one acts, the other hears within a second that something changed, and only who may see
// it; the stream ends with the session.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {Client} from '../support/api.ts'
import {report, startCasework} from '../support/casework.ts'
import {type District, password} from '../support/district.ts'
import {Listening} from '../support/listening.ts'

describe('live pages', () => {
  let district: District
  before(async () => {
    district = await startCasework()
  })
  after(() => district.stop())

  let applicants = 0
  const post = async (login: string, target: string, body: unknown = {}) => {
    const reply = await (await district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, JSON.stringify(reply.body))
    return reply.body
  }
  const registered = async () => {
    applicants += 1
    const applicant = {kind: 'resident', name: '王小明', phone: String(13_800_300_000 + applicants)}
    return (await post('dispatcher-services', 'cases', report({applicant}))).case
  }
  const accept = (one: any) =>
    post('dispatcher-services', `tasks/${one.tasks[0].id}/completion`, {action: 'accept'})
  /** A session of its own for the person. */
  const another = async (login: string) => {
    await district.as(login)
    const client = new Client(district.running.url)
    assert.equal((await client.logIn(login, password)).status, 201)
    return client
  }

  test('a stream is never stored, packed or held back', async () => {
    const client = await district.as('handler-services')
    const stop = new AbortController()
    const response = await fetch(`${client.url}/api/v1/live`, {
      headers: {Cookie: client.cookie, 'Accept-Encoding': 'gzip'}, signal: stop.signal,
    })
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    assert.equal(response.headers.get('content-encoding'), null)
    stop.abort()
  })

  test('one acts and the other hears of it within a second, without a word of what it is', async () => {
    const listening = await Listening.open(await district.as('handler-services'))
    const one = await registered()
    const reported = await listening.hears('case', ({data}) => data.id === one.id)
    assert.deepEqual(Object.keys(reported.data), ['id', 'version'])
    const before = performance.now()
    const accepted = await accept(one)
    const changed = await listening.hears('case', ({data}) => data.version === accepted.version)
    assert.ok(performance.now() - before < 1_000, `${performance.now() - before} ms`)
    assert.equal(changed.data.id, one.id)
    await listening.hears('tasks')
    listening.close()
  })

  test('who has no part in a case hears nothing of it', async () => {
    const outsider = await Listening.open(await district.as('handler-tongyin'))
    const insider = await Listening.open(await district.as('handler-services'))
    const supervision = await Listening.open(await district.as('reviewer'))
    const one = await accept(await registered())
    const is = ({data}: any) => data.id === one.id && data.version === one.version
    await insider.hears('case', is)
    await supervision.hears('case', is)
    assert.deepEqual(outsider.names(), ['ready'])
    assert.equal(supervision.names().includes('tasks'), false, 'it sees all cases and has none to do')
    for (const one of [outsider, insider, supervision]) one.close()
  })

  test('who comes back after something was missed is told once to read again', async () => {
    const client = await district.as('handler-services')
    const first = await Listening.open(client)
    const {version} = await accept(await registered())
    const last = (await first.hears('case', ({data}) => data.version === version)).id
    first.close()
    const nothing = await Listening.open(client, last)
    assert.deepEqual(nothing.names(), ['ready'])
    await registered()
    await nothing.hears('case')
    nothing.close()
    const back = await Listening.open(client, last)
    await back.hears('stale')
    back.close()
  })

  test('logging out ends the streams of that session and no other', async () => {
    const client = await another('handler-services')
    const listening = await Listening.open(client)
    const other = await Listening.open(await district.as('handler-services'))
    assert.equal((await client.request('DELETE', '/api/v1/session')).status, 204)
    await listening.ends()
    assert.equal(other.over, false)
    other.close()
    assert.equal((await Listening.refused(client)).status, 401)
  })

  test('a session has six streams at most, and room again when one is closed', async () => {
    const client = await another('handler-services')
    const streams = []
    for (let i = 0; i < 6; ++i) streams.push(await Listening.open(client))
    const problem = await Listening.refused(client)
    assert.deepEqual([problem.status, problem.id], [429, 'live.too-many-streams'])
    assert.ok(problem.mend)
    const fellow = await Listening.open(await another('handler-services'))
    fellow.close()
    assert.equal((await client.request('DELETE', '/api/v1/session')).status, 204)
    for (const stream of streams) await stream.ends()
  })

  test('the server ends every stream when it stops', async () => {
    const listening = await Listening.open(await district.as('dispatcher-services'))
    const before = performance.now()
    await district.restart()
    await listening.ends()
    assert.ok(performance.now() - before < 5_000)
  })
})
