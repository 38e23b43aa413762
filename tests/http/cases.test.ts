// Cases over HTTP: from a report at the desk to its end, who sees what of them, and what is refused.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {answer, report, type ReportFields, sample, startCasework} from '../support/casework.ts'
import type {District} from '../support/district.ts'

describe('cases', () => {
  let district: District
  before(async () => {
    district = await startCasework()
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)

  /** A case registered at the desk. */
  const registered = async (fields: ReportFields = {}) => {
    const reply = await post('dispatcher-services', 'cases', report(fields))
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    return reply.body.case
  }
  const open = (one: any, element: string) => one.tasks.find((task: any) => task.element === element && task.state !== 'done')
  /** A case that waits to be handled. */
  const accepted = async (fields: ReportFields = {}) => {
    const one = await registered(fields)
    const reply = await post('dispatcher-services', `tasks/${open(one, 'register').id}/completion`, {action: 'accept'})
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    return reply.body
  }

  test('services tell what they ask and by which rules they decide', async () => {
    const all = await get('dispatcher-services', 'services')
    const one = all.body.services.find((service: any) => service.id === sample)
    assert.equal(one.may_register, true)
    assert.equal((await get('reader', 'services')).body.services[0].may_register, false)
    const detail = (await get('reader', `services/${sample}`)).body
    assert.equal(detail.latest, true)
    assert.deepEqual(detail.posts.map((post: any) => post.unit), ['government-services'])
    const total = detail.tables[0].decisions[0]
    assert.deepEqual([total.hit_policy, total.outputs], ['FIRST', ['kind', 'amount']])
    assert.deepEqual(total.rules[0], {inputs: ['"first"'], outputs: ['"work_day"', '5'], annotations: ['示例']})
    const process = await get('reader', `services/${sample}/process?version=1`)
    assert.match(process.raw.toString(), /<bpmn:userTask id="register"/)
    assert.equal((await get('reader', `services/${sample}?version=9`)).body.id, 'service.version-missing')
    assert.equal((await get('reader', 'services/test/none')).body.id, 'service.not-found')
  })

  test('a case goes from the desk to its answer', async () => {
    const one = await registered()
    assert.match(one.number, /^SP2026\d{6}$/)
    assert.deepEqual(one.may, ['urge', 'supervise', 'copy', 'merge', 'split', 'release', 'attach', 'renew_code'])
    const task = open(one, 'register')
    assert.deepEqual([task.name, task.unit, task.role], ['受理', 'government-services', 'dispatcher'])
    const waiting = await get('dispatcher-services', 'tasks?whose=unit')
    assert.ok(waiting.body.tasks.some((found: any) => found.task.id === task.id))
    const claimed = await post('dispatcher-services', `tasks/${task.id}/claim`)
    assert.equal(open(claimed.body, 'register').state, 'claimed')
    assert.equal(claimed.etag, `"${claimed.body.version}"`)
    const accept = await post('dispatcher-services', `tasks/${task.id}/completion`, {action: 'accept'})
    assert.equal(accept.body.stage, 'handling')
    const handle = open(accept.body, 'handle')
    assert.equal((await get('handler-services', 'tasks/counts')).body.unit.count >= 1, true)
    const faulty = await post('handler-services', `tasks/${handle.id}/completion`, {action: 'solved', form: {answer: '短'}})
    assert.equal(faulty.body.id, 'task.faulty')
    assert.deepEqual(faulty.body.errors.map((fault: any) => fault.place).sort(), ['/form/answer', '/words'])
    const solved = await post('handler-services', `tasks/${handle.id}/completion`, {
      action: 'solved', words: '已修复', form: answer,
    })
    assert.equal(solved.status, 200, JSON.stringify(solved.body))
    assert.equal(solved.body.answer, answer.answer)
    assert.deepEqual(solved.body.outcome_name, {zh: '已办结', en: 'Solved'})
    assert.deepEqual(solved.body.acts.map((act: any) => act.kind), ['case.report', 'task.claim', 'task.complete', 'task.complete'])
    assert.equal(solved.body.acts[3].action_name.zh, '办结')
    const diagram = (await get('reader', `cases/${one.id}/diagram`)).body
    assert.ok(diagram.done.includes('handle'))
    assert.deepEqual(diagram.active, ['wait_for_rating'])
  })
})
