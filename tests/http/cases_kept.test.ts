// What is kept of cases: the data hold against their ledger, and what stands beside it is made again
// from it, so that a case goes on where it was.

import assert from 'node:assert/strict'
import {test} from 'node:test'
import {answer, monday, report, startCasework} from '../support/casework.ts'
import {photoSaying} from '../support/photo.ts'
import {command} from '../support/program.ts'

test('cases are verified, made again from the ledger and go on', async () => {
  const district = await startCasework()
  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  try {
    const one = (await post('dispatcher-services', 'cases', report())).body.case
    await post('dispatcher-services', `tasks/${one.tasks[0].id}/completion`, {action: 'accept'})
    const left = (await post('dispatcher-services', 'cases', report())).body.case
    const form = new FormData()
    form.set('file', new File([photoSaying('x') as any], '现场.png'))
    await (await district.as('handler-services')).request('POST', `/api/v1/cases/${one.id}/attachments`, {form})
    const seen = async () => [
      (await get('handler-services', `cases/${one.id}`)).body,
      (await get('handler-services', `cases?q=${encodeURIComponent('路灯')}`)).body,
      (await get('reviewer', 'assessment?service=test/sample&by=category')).body,
    ]
    const before = await seen()
    assert.equal(before[2].rows[0].name.zh, '第一类')
    await district.running.stop()
    const {data} = district.running
    const verified = await command('verify', '--data', data)
    assert.equal(verified.code, 0, verified.stderr)
    // The original, its two versions, and the bundle of every published service.
    assert.ok(Number(/files (\d+)/.exec(verified.stdout)![1]) >= 4, verified.stdout)
    assert.equal((await command('rebuild', '--data', data)).code, 0)
    await district.restart()
    assert.deepEqual(await seen(), before)
    await district.moveClock(monday)
    const task = before[0].tasks.find((open: any) => open.element === 'handle')
    const done = await post('handler-services', `tasks/${task.id}/completion`, {action: 'solved', words: '好了', form: answer})
    assert.equal(done.body.outcome, 'solved', JSON.stringify(done.body))
    // Nobody rates it, so its procedure ends it; the timers of the other were made again.
    assert.equal((await district.moveClock('2026-03-20T02:00:00Z')).status, 200)
    assert.equal((await get('handler-services', `cases/${one.id}`)).body.state, 'closed')
    assert.equal((await get('handler-services', `cases/${left.id}`)).body.overdue, true)
  } finally {
    await district.stop()
  }
})
