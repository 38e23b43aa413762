// Cases over HTTP: from a report at the desk to its end, who sees what of them, and what is refused.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {answer, report, type ReportFields, sample, startCasework} from '../support/casework.ts'
import type {District} from '../support/district.ts'
import {photoSaying} from '../support/photo.ts'

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

  test('a report is refused with every fault at its place', async () => {
    const faulty = await post('dispatcher-services', 'cases', report({
      applicant: {kind: 'enterprise', phone: '12', credit_code: '91350100M000100Y4Z'},
      form: {category: 'none', title: '短', amount: 12345678901234567.5},
    }))
    assert.equal(faulty.status, 422)
    assert.equal(faulty.body.id, 'case.report-faulty')
    const places = faulty.body.errors.map((fault: any) => fault.place)
    for (const place of ['/applicant/name', '/applicant/phone', '/applicant/organisation', '/applicant/credit_code',
      '/form/category', '/form/title', '/form/description', '/form/amount']) {
      assert.ok(places.includes(place), `${place} of ${places}`)
    }
    const title = faulty.body.errors.find((fault: any) => fault.place === '/form/title')
    assert.equal(title.detail, '请把标题填写到至少4个字，现在是1个')
    assert.equal(faulty.body.errors.every((fault: any) => fault.mend), true)
    const shape = await post('dispatcher-services', 'cases', {...report(), channel: 'fax', place: {longitude: 200}, colour: 1})
    assert.deepEqual(shape.body.errors.map((fault: any) => fault.place).sort(),
      ['/channel', '/colour', '/place/longitude'])
    assert.equal((await post('dispatcher-services', 'cases', report({service: 'test/none'}))).body.id, 'service.not-found')
  })

  test('a place is turned into WGS 84, and one beyond the district is refused', async () => {
    const at = (place: unknown) => post('dispatcher-services', 'cases', {...report(), place})
    const shown = await at({longitude: 117.526, latitude: 39.511, reference: 'gcj02', address: '砚池里'})
    assert.equal(shown.status, 201, JSON.stringify(shown.body))
    const {longitude, latitude} = shown.body.case.place
    assert.ok(Math.abs(longitude - 117.526) > 0.003 && Math.abs(longitude - 117.526) < 0.009, String(longitude))
    assert.ok(Math.abs(latitude - 39.511) < 0.009, String(latitude))
    assert.match(shown.body.case.place.community, /^129901\d{6}$/)
    const beyond = await at({longitude: 116.4, latitude: 39.9})
    assert.equal(beyond.status, 422)
    assert.deepEqual(beyond.body.errors.map((fault: any) => fault.id), ['case.place-outside'])
  })

  test('a desk registers for others, staff report themselves, an operator neither', async () => {
    assert.equal((await post('handler-city-management', 'cases', report())).body.id, 'case.not-desk')
    assert.equal((await post('operator', 'cases', report({applicant: {kind: 'staff'}}))).body.id, 'case.not-desk')
    const own = await post('grid-tongyin', 'cases', report({applicant: {kind: 'staff'}}))
    assert.equal(own.status, 201, JSON.stringify(own.body))
    assert.match(own.body.follow_code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    assert.equal(own.body.case.applicant.masked, true)
    const seen = await get('grid-tongyin', `cases/${own.body.case.id}`)
    assert.deepEqual(seen.body.units.find((unit: any) => unit.unit === 'tongyin').part, 'copied')
    assert.equal((await get('reviewer', `cases/${own.body.case.id}`)).body.applicant.name, '苗小满')
  })

  test('a request sent twice under one key happens once', async () => {
    const client = await district.as('dispatcher-services')
    const key = {'Idempotency-Key': 'once'}
    const first = await client.post('/api/v1/cases', report(), key)
    const again = await client.post('/api/v1/cases', report(), key)
    assert.equal(again.body.case.id, first.body.case.id)
    const other = await client.post('/api/v1/cases', report({applicant: {kind: 'staff'}}), key)
    assert.equal(other.body.id, 'request.key-reused')
  })

  test('what the same applicant reported before is a hint', async () => {
    const applicant = {kind: 'resident', name: '赵一', phone: '13900139000'}
    const first = await registered({applicant})
    const found = await post('dispatcher-services', 'cases/duplicates', report({applicant}))
    assert.deepEqual(found.body.duplicates.map((hint: any) => [hint.case.id, hint.metres]), [[first.id, null]])
    assert.ok(!found.raw.includes('13900139000'))
    assert.equal((await post('reader', 'cases/duplicates', report({applicant}))).body.id, 'case.not-desk')
  })

  test('an applicant is masked for who has no part, and in no list', async () => {
    const one = await accepted()
    const seen = async (login: string) => (await get(login, `cases/${one.id}`)).body.applicant
    const plain = {kind: 'resident', name: '王小明', phone: '13800138000', email: 'wang@example.cn', organisation: '', credit_code: '', masked: false}
    const masked = {...plain, name: '王**', phone: '138****8000', email: 'w***@example.cn', masked: true}
    for (const login of ['dispatcher-services', 'handler-services', 'reviewer']) assert.deepEqual(await seen(login), plain, login)
    for (const login of ['reader', 'leader', 'operator', 'approver']) assert.deepEqual(await seen(login), masked, login)
    const task = open(one, 'handle')
    await post('handler-services', `tasks/${task.id}/consultation`, {unit: 'taxation', words: '请核实'})
    await post('handler-services', `cases/${one.id}/copies`, {unit: 'finance'})
    assert.deepEqual(await seen('handler-taxation'), plain)
    assert.deepEqual(await seen('liaison-finance'), masked)
    for (const login of ['dispatcher-services', 'reviewer', 'reader']) {
      for (const target of ['cases', 'tasks?whose=all', `cases/count?q=王小明`]) {
        const listed = await get(login, target)
        assert.equal(listed.status, 200)
        for (const word of ['王小明', '13800138000', 'wang@example.cn']) assert.ok(!listed.raw.includes(word), `${login} ${target}`)
      }
    }
  })

  test('an enterprise is shown by what it is registered as', async () => {
    const applicant = {kind: 'enterprise', name: '李四', phone: '022-23456789', organisation: '启明机床厂', credit_code: '91350100M000100Y43'}
    const one = await registered({applicant})
    const seen = (await get('reader', `cases/${one.id}`)).body.applicant
    assert.deepEqual([seen.name, seen.organisation, seen.credit_code], ['李**', '启明机床厂', '91350100M000100Y43'])
  })

  test('a case of another unit and what belongs to it are not there', async () => {
    const one = await accepted()
    const task = open(one, 'handle')
    assert.equal((await get('handler-city-management', `cases/${one.id}`)).body.id, 'case.not-found')
    assert.equal((await get('handler-city-management', `cases/${one.id}/diagram`)).status, 404)
    const forged = await post('handler-city-management', 'tasks/tsk_forged/claim')
    const foreign = await post('handler-city-management', `tasks/${task.id}/claim`)
    assert.deepEqual([forged.status, forged.body.id], [404, 'task.not-found'])
    assert.deepEqual([foreign.status, foreign.body.id, foreign.body.title], [404, 'task.not-found', forged.body.title])
    assert.ok(!foreign.raw.includes(one.id))
    assert.equal((await post('handler-city-management', `cases/${one.id}/urge`, {words: '快'})).body.id, 'case.not-found')
    const listed = await get('handler-city-management', 'cases')
    assert.ok(!listed.body.cases.some((line: any) => line.id === one.id))
    assert.equal((await district.visitor().get(`/api/v1/cases/${one.id}`)).status, 401)
  })

  test('what a task may, shows; what does not show, is refused', async () => {
    const one = await accepted()
    const task = open(one, 'handle')
    const may = async (login: string) => open((await get(login, `cases/${one.id}`)).body, 'handle').may
    assert.deepEqual(await may('handler-services'), [
      'claim', 'complete', 'return', 'transfer', 'delegate', 'support', 'consult', 'ask_extension', 'ask_deferral',
    ])
    assert.deepEqual(await may('reviewer'), [])
    assert.equal((await post('reviewer', `tasks/${task.id}/claim`)).body.id, 'task.not-yours')
    assert.equal((await post('handler-services', `tasks/${task.id}/unclaim`)).body.id, 'task.not-claimed')
    assert.equal((await post('handler-services', `tasks/${task.id}/signers`, {unit: 'finance'})).body.id, 'task.not-signing')
    await post('handler-services', `tasks/${task.id}/claim`)
    assert.deepEqual(await may('dispatcher-services'), [])
    assert.equal((await post('dispatcher-services', `tasks/${task.id}/claim`)).body.id, 'task.not-yours')
    assert.ok((await may('handler-services')).includes('unclaim'))
    assert.equal((await post('handler-services', `tasks/${task.id}/unclaim`)).status, 200)
  })

  test('a task is returned, transferred, delegated and taken back', async () => {
    const one = await accepted()
    const back = await post('handler-services', `tasks/${open(one, 'handle').id}/return`, {to: 'last', words: '不属受理范围'})
    assert.equal(back.body.stage, 'registration')
    assert.equal(back.body.counters.returns, 1)
    const again = await post('dispatcher-services', `tasks/${open(back.body, 'register').id}/completion`, {action: 'accept'})
    assert.ok(again.body.may.includes('take_back'))
    const taken = await post('dispatcher-services', `cases/${one.id}/take-back`)
    assert.equal(taken.body.stage, 'registration')
    assert.equal((await post('dispatcher-services', `cases/${one.id}/take-back`)).body.id, 'task.gone-on')
    const on = await post('dispatcher-services', `tasks/${open(taken.body, 'register').id}/completion`, {action: 'accept'})
    const task = open(on.body, 'handle')
    const nowhere = await post('handler-services', `tasks/${task.id}/transfer`, {unit: 'moon', words: '转办'})
    assert.equal(nowhere.body.id, 'case.unit-unknown')
    const moved = await post('handler-services', `tasks/${task.id}/transfer`, {unit: 'city-management', words: '属道路养护'})
    assert.equal(moved.body.lead_unit, 'city-management')
    const workers = (await get('handler-city-management', 'units/city-management/workers')).body.workers
    const second = workers.find((worker: any) => worker.name.zh === '虞采薇')
    assert.deepEqual(second.roles, ['handler'])
    const given = await post('handler-city-management', `tasks/${task.id}/delegation`, {person: second.person})
    assert.equal(open(given.body, 'handle').person_name.zh, '虞采薇')
    const done = await post('handler-city-management-2', `tasks/${task.id}/completion`, {action: 'solved', words: '已查看'})
    assert.equal(open(done.body, 'handle').person_name.zh, '汪长风')
    const ended = await post('handler-city-management', `tasks/${task.id}/completion`, {action: 'solved', words: '好了', form: answer})
    assert.equal(ended.body.outcome, 'solved')
    assert.equal((await post('handler-city-management', `tasks/${task.id}/claim`)).body.id, 'task.ended')
  })

  test('an extension is asked for and decided, and moves the deadline', async () => {
    const one = await accepted()
    const task = open(one, 'handle')
    const asked = await post('handler-services', `tasks/${task.id}/requests`, {kind: 'extension', amount: 3, words: '需定制配件'})
    assert.equal(asked.status, 200, JSON.stringify(asked.body))
    const request = asked.body.requests[0]
    assert.deepEqual([request.state, request.may_decide], ['open', false])
    assert.ok(!open(asked.body, 'handle').may.includes('ask_deferral'))
    assert.equal((await post('handler-services', `tasks/${task.id}/requests`, {kind: 'deferral', amount: 3, words: '等'})).body.id, 'case.request-open')
    assert.equal((await post('handler-services', `case-requests/${request.id}/decision`, {granted: true})).body.id, 'case.not-head')
    assert.equal((await post('handler-city-management', `case-requests/${request.id}/decision`, {granted: true})).body.id, 'case.request-not-found')
    const refused = await post('head-services', `case-requests/${request.id}/decision`, {granted: false})
    assert.deepEqual(refused.body.errors.map((fault: any) => fault.place), ['/words'])
    const granted = await post('head-services', `case-requests/${request.id}/decision`, {granted: true, words: '同意'})
    assert.equal(granted.body.counters.extensions, 1)
    assert.equal(granted.body.clock.amount, one.clock.amount + 3)
    assert.ok(granted.body.clock.due_at > one.clock.due_at)
    assert.equal((await post('head-services', `case-requests/${request.id}/decision`, {granted: true})).body.id, 'case.request-decided')
  })

  test('a case is suspended, resumed, urged and put under supervision', async () => {
    const one = await accepted()
    const task = open(one, 'handle')
    assert.equal((await post('handler-services', `cases/${one.id}/suspension`, {words: '等设备'})).body.id, 'case.not-head')
    const still = await post('head-services', `cases/${one.id}/suspension`, {words: '等设备'})
    assert.deepEqual([still.body.suspended, still.body.clock.paused], [true, true])
    assert.equal((await post('handler-services', `tasks/${task.id}/claim`)).body.id, 'case.suspended')
    assert.ok(still.body.may.includes('resume') && !still.body.may.includes('suspend'))
    assert.equal((await post('head-services', `cases/${one.id}/resumption`)).body.suspended, false)
    const urged = await post('reviewer', `cases/${one.id}/urge`, {words: '请抓紧'})
    assert.deepEqual([urged.body.urged, open(urged.body, 'handle').urged], [1, 1])
    const watched = await post('reviewer', `cases/${one.id}/supervision`, {supervised: true, words: '区领导批示'})
    assert.equal(watched.body.supervised, true)
    const listed = await get('reviewer', 'cases?supervised=true')
    assert.ok(listed.body.cases.some((line: any) => line.id === one.id))
    assert.equal((await get('reviewer', 'cases/count?supervised=true')).body.count, listed.body.cases.length)
  })

  test('cases are merged, split and closed by force', async () => {
    const main = await accepted()
    const again = await registered()
    assert.equal((await post('dispatcher-services', `cases/${again.id}/merge`, {into: again.id, words: '重复'})).body.id, 'case.merge-into-itself')
    const merged = await post('dispatcher-services', `cases/${again.id}/merge`, {into: main.id, words: '同一处'})
    assert.deepEqual([merged.body.ending, merged.body.merged_into.number], ['merged', main.number])
    assert.deepEqual((await get('reviewer', `cases/${main.id}`)).body.merged.map((link: any) => link.id), [again.id])
    const part = await post('dispatcher-services', `cases/${main.id}/split`, {form: report().form})
    assert.equal(part.status, 201, JSON.stringify(part.body))
    assert.equal(part.body.case.split_from.id, main.id)
    assert.deepEqual((await get('reviewer', `cases/${main.id}`)).body.parts.map((link: any) => link.id), [part.body.case.id])
    assert.equal((await post('dispatcher-services', `cases/${main.id}/force-closure`, {outcome: 'unsolved', words: '失联'})).body.id, 'case.not-head')
    const unknown = await post('head-services', `cases/${main.id}/force-closure`, {outcome: 'vanished', words: '失联'})
    assert.deepEqual(unknown.body.errors.map((fault: any) => [fault.place, fault.id]), [['/outcome', 'case.outcome-unknown']])
    const closed = await post('reviewer', `cases/${main.id}/force-closure`, {outcome: 'unsolved', words: '失联'})
    assert.deepEqual([closed.body.state, closed.body.ending, closed.body.counts], ['closed', 'forced', 'unsolved'])
    assert.equal(closed.body.acts.at(-1).action_name.zh, '未办成')
    assert.equal((await post('reviewer', `cases/${main.id}/urge`, {words: '快'})).body.id, 'case.closed')
  })

  test('a unit called in answers beside the procedure', async () => {
    const one = await accepted()
    const asked = await post('handler-services', `tasks/${open(one, 'handle').id}/support`, {unit: 'city-management', words: '请查井盖'})
    const support = asked.body.tasks.find((task: any) => task.kind === 'support')
    assert.deepEqual(asked.body.units.find((unit: any) => unit.unit === 'city-management').part, 'supporting')
    const seen = (await get('handler-city-management', `cases/${one.id}`)).body
    const own = seen.tasks.find((task: any) => task.id === support.id)
    assert.deepEqual(own.actions.map((action: any) => action.id), ['answer'])
    assert.deepEqual(own.may, ['claim', 'complete', 'transfer', 'delegate', 'support', 'consult'])
    const answered = await post('handler-city-management', `tasks/${support.id}/completion`, {action: 'answer', words: '井盖完好'})
    assert.equal(answered.body.acts.at(-1).kind, 'task.support-answer')
    assert.equal(answered.body.acts.at(-1).words, '井盖完好')
  })

  test('a batch does each task on its own', async () => {
    const cases = [await registered(), await registered(), await accepted()]
    const tasks = [open(cases[0], 'register').id, open(cases[1], 'register').id, open(cases[2], 'handle').id, 'tsk_forged']
    const client = await district.as('dispatcher-services')
    const body = {act: 'complete', tasks, action: 'accept'}
    const batch = await client.post('/api/v1/tasks/batch', body, {'Idempotency-Key': 'batch'})
    assert.deepEqual(batch.body.done, tasks.slice(0, 2))
    assert.deepEqual(batch.body.failed.map((one: any) => [one.task, one.problem.id]), [
      [tasks[2], 'task.faulty'], ['tsk_forged', 'task.not-found'],
    ])
    assert.equal((await get('reviewer', `cases/${cases[1].id}`)).body.stage, 'handling')
    const again = await client.post('/api/v1/tasks/batch', body, {'Idempotency-Key': 'batch'})
    assert.deepEqual(again.body, batch.body)
    const other = await client.post('/api/v1/tasks/batch', {...body, action: 'refuse'}, {'Idempotency-Key': 'batch'})
    assert.equal(other.body.id, 'request.key-reused')
    const without = await client.post('/api/v1/tasks/batch', {act: 'transfer', tasks})
    assert.deepEqual(without.body.errors.map((fault: any) => fault.place), ['/words', '/unit'])
    assert.equal((await client.post('/api/v1/tasks/batch', {act: 'claim', tasks: []})).status, 422)
    assert.equal((await client.post('/api/v1/tasks/batch', {act: 'claim', tasks: Array(101).fill('tsk_x')})).status, 422)
  })

  const upload = async (login: string, id: string, name: string, bytes: Buffer | string, purpose?: string) => {
    const form = new FormData()
    if (purpose) form.set('purpose', purpose)
    form.set('file', new File([bytes as any], name))
    return (await district.as(login)).request('POST', `/api/v1/cases/${id}/attachments`, {form})
  }

  test('a photo is kept whole for the desk and without its metadata for others', async () => {
    const one = await accepted()
    const added = await upload('handler-services', one.id, '现场.png', photoSaying('SECRET-PLACE'), 'before')
    assert.equal(added.status, 201, JSON.stringify(added.body))
    const photo = added.body.attachments[0]
    assert.deepEqual([photo.name, photo.media_type, photo.purpose, photo.has_thumbnail], ['现场.png', 'image/png', 'before', true])
    const bytes = async (login: string, size = '') => get(login, `case-attachments/${photo.id}${size}`)
    const original = await bytes('handler-services')
    assert.ok(original.raw.includes('SECRET-PLACE'))
    assert.equal(original.headers.get('content-type'), 'image/png')
    assert.match(original.headers.get('content-disposition')!, /^attachment; filename\*=UTF-8''/)
    assert.equal(original.headers.get('x-content-type-options'), 'nosniff')
    for (const size of ['?size=public', '?size=thumbnail']) {
      const version = await bytes('reader', size)
      assert.equal(version.headers.get('content-type'), 'image/jpeg')
      assert.deepEqual([version.raw[0], version.raw[1]], [0xff, 0xd8])
      for (const word of ['SECRET-PLACE', 'Exif']) assert.ok(!version.raw.includes(word), `${size} holds ${word}`)
    }
    assert.ok(!(await bytes('reader')).raw.includes('SECRET-PLACE'))
    assert.equal((await bytes('reader', '?size=original')).body.id, 'case.original-hidden')
    assert.equal((await bytes('handler-city-management')).body.id, 'case.attachment-not-found')
    const release = (login: string) => post(login, `case-attachments/${photo.id}/release`, {released: true})
    assert.equal((await release('handler-services')).body.id, 'case.not-desk')
    assert.equal((await release('dispatcher-services')).body.attachments[0].released, true)
    const gone = await post('handler-services', `case-attachments/${photo.id}/withdrawal`)
    assert.deepEqual(gone.body.attachments, [])
    assert.equal((await bytes('handler-services')).status, 404)
  })

  test('a document has no version for the public, and nobody else than who works on the case reads it', async () => {
    const one = await accepted()
    const added = await upload('handler-services', one.id, '说明.txt', '情况说明：路灯已经修好。\n')
    assert.equal(added.status, 201, JSON.stringify(added.body))
    const document = added.body.attachments[0]
    assert.equal((await get('reader', `case-attachments/${document.id}`)).body.id, 'case.original-hidden')
    const read = await get('handler-services', `case-attachments/${document.id}`)
    assert.equal(read.headers.get('content-type'), 'application/octet-stream')
    const released = await post('dispatcher-services', `case-attachments/${document.id}/release`, {released: true})
    assert.equal(released.body.id, 'case.no-public-version')
  })

  test('files that a browser would run, that are too large and that are too many are refused', async () => {
    const one = await accepted()
    const svg = await upload('handler-services', one.id, '图.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    assert.equal(svg.body.id, 'evidence.type-refused')
    const large = Buffer.alloc(51 << 20, 'a')
    large.write('%PDF-1.7\n')
    assert.equal((await upload('handler-services', one.id, '大.pdf', large)).body.id, 'evidence.too-large')
    const purpose = await upload('handler-services', one.id, '现场.png', photoSaying('x'), 'fun')
    assert.deepEqual(purpose.body.errors.map((fault: any) => fault.place), ['purpose'])
    assert.equal((await upload('reader', one.id, '现场.png', photoSaying('x'))).body.id, 'case.no-part')
    for (let i = 0; i < 20; ++i) {
      assert.equal((await upload('handler-services', one.id, `${i}.txt`, `第${i}份说明`)).status, 201)
    }
    const full = await upload('handler-services', one.id, '21.txt', '多了')
    assert.equal(full.body.id, 'case.attachments-full')
    assert.ok(!(await get('handler-services', `cases/${one.id}`)).body.may.includes('attach'))
  })

  test('a deputy of the own unit does the tasks, and hands nothing on', async () => {
    const person = async (login: string) => (await get(login, 'session')).body.person
    const me = await person('handler-city-management')
    const other = await person('handler-city-management-2')
    const set = (login: string, deputy: string, from: string, to: string) => post(login, 'deputies', {deputy, from, to})
    const places = async (...fields: [string, string, string, string]) =>
      (await set(...fields)).body.errors.map((fault: any) => fault.id)
    assert.deepEqual(await places('handler-city-management', me, '2026-03-02', '2026-03-05'), ['deputy.oneself'])
    assert.deepEqual(await places('handler-city-management', await person('handler-services'), '2026-03-05', '2026-03-02'),
      ['deputy.other-unit', 'deputy.days-backwards'])
    assert.deepEqual(await places('handler-city-management', other, '2026-02-02', '2026-02-03'), ['deputy.days-past'])
    assert.equal((await set('reader', other, '2026-03-02', '2026-03-05')).body.id, 'deputy.no-unit')
    const one = await accepted()
    const task = open(one, 'handle')
    await post('handler-services', `tasks/${task.id}/transfer`, {unit: 'city-management', person: me, words: '请办'})
    const claimOf = async () => open((await get('handler-city-management-2', `cases/${one.id}`)).body, 'handle').may
    assert.deepEqual(await claimOf(), [])
    const made = await set('handler-city-management', other, '2026-03-02', '2026-03-05')
    assert.equal(made.status, 201, JSON.stringify(made.body))
    assert.ok((await claimOf()).includes('complete'))
    assert.equal((await set('handler-city-management', other, '2026-03-04', '2026-03-09')).body.id, 'deputy.overlaps')
    assert.equal((await set('handler-city-management-2', me, '2026-03-04', '2026-03-09')).body.id, 'deputy.chain')
    const mine = await get('handler-city-management-2', 'tasks?whose=mine')
    assert.ok(mine.body.tasks.some((found: any) => found.task.id === task.id))
    assert.equal((await get('handler-city-management-2', 'deputies')).body.deputies[0].person_name.zh, '汪长风')
    assert.equal((await post('handler-city-management-2', `deputies/${made.body.id}/withdrawal`)).body.id, 'deputy.not-found')
    assert.equal((await post('handler-city-management', `deputies/${made.body.id}/withdrawal`)).body.withdrawn, true)
    assert.deepEqual(await claimOf(), [])
  })

  test('a lost code is renewed by the desk, words and public state are set there', async () => {
    const one = await registered()
    assert.equal((await post('handler-services', `cases/${one.id}/follow-code`)).body.id, 'case.not-desk')
    assert.match((await post('dispatcher-services', `cases/${one.id}/follow-code`)).body.follow_code, /^.{4}-.{4}-.{4}$/)
    const released = await post('dispatcher-services', `cases/${one.id}/release`, {released: true, words: '路灯不亮'})
    assert.equal(released.body.released.words, '路灯不亮')
    const withdrawn = await post('dispatcher-services', `cases/${one.id}/release`, {released: false})
    assert.equal(withdrawn.body.released, null)
    assert.equal((await post('operator', `cases/${one.id}/retry`)).body.id, 'case.no-incident')
  })

  test('lists are filtered, found by words and paged', async () => {
    const one = await registered({form: {...report().form, title: '孔雀桥栏杆松动'}})
    const found = await get('dispatcher-services', `cases?q=${encodeURIComponent('孔雀桥')}`)
    assert.deepEqual(found.body.cases.map((line: any) => line.id), [one.id])
    assert.equal((await get('dispatcher-services', `cases?number=${one.number}`)).body.cases.length, 1)
    assert.equal((await get('dispatcher-services', 'cases?from=2026-03-02&to=2026-03-02&limit=1')).body.cases.length, 1)
    assert.equal((await get('dispatcher-services', 'cases?to=2026-03-01')).body.cases.length, 0)
    const seen = new Set<string>()
    let cursor = ''
    do {
      const page = await get('dispatcher-services', `cases?limit=5&cursor=${cursor}`)
      for (const line of page.body.cases) {
        assert.ok(!seen.has(line.id))
        seen.add(line.id)
      }
      cursor = page.body.next ?? ''
    } while (cursor)
    assert.equal((await get('dispatcher-services', 'cases/count')).body.count, seen.size)
    const wrong = await get('dispatcher-services', 'cases?state=lost&from=soon&window=1,2,3')
    assert.deepEqual(wrong.body.errors.map((fault: any) => fault.place).sort(), ['from', 'state', 'window'])
  })

  test('a map shows single cases where they are few and squares where they are many', async () => {
    const place = {longitude: 117.5, latitude: 39.5, address: '南门外大街'}
    const one = await registered({place})
    assert.deepEqual([one.place.longitude, one.place.address], [117.5, '南门外大街'])
    const map = await get('reviewer', 'cases/map?window=117.49,39.49,117.51,39.51')
    assert.deepEqual(map.body.cases.map((line: any) => line.id), [one.id])
    assert.deepEqual((await get('reviewer', 'cases/map?window=116,39,117,40')).body.cases, [])
    const all = await get('reviewer', 'cases/map')
    assert.ok(all.body.cases.length >= 1)
  })

  test('the assessment adds up what happened, with its definitions', async () => {
    const assessment = await get('reviewer', `assessment?service=${sample}&by=unit&from=2026-03-01&to=2026-03-31`)
    assert.equal(assessment.status, 200, JSON.stringify(assessment.body))
    const desk = assessment.body.rows.find((row: any) => row.member === 'government-services')
    assert.equal(desk.name.zh, '区政务服务办公室')
    assert.ok(desk.counts.reported > 10)
    assert.match(desk.rates.accepted, /^\d+\.\d\d$/)
    assert.equal(assessment.body.definitions[0].formula.zh, '按期结案数 ÷（应结案数 − 缓办数）')
    const before = (await get('reviewer', `assessment?service=${sample}&to=2026-02-01`)).body
    assert.deepEqual([before.by, before.from, before.rows[0].rates.closed], ['all', '2026-02-01', null])
    assert.equal((await get('handler-city-management', `assessment?service=${sample}`)).body.id, 'case.assessment-hidden')
    assert.equal((await get('reviewer', 'assessment')).body.errors[0].place, 'service')
  })

  test('time that runs out shows at once when the clock is moved', async () => {
    const one = await accepted()
    const moved = await district.moveClock('2026-04-20T02:00:00Z')
    assert.equal(moved.status, 200, await moved.text())
    const late = (await get('handler-services', `cases/${one.id}`)).body
    assert.deepEqual([late.overdue, late.clock.overdue, late.acts.at(-1).kind], [true, true, 'case.overdue'])
    assert.ok(late.clock.left_days < 0)
    assert.ok((await get('handler-services', 'cases?overdue=true')).body.cases.some((line: any) => line.id === one.id))
  })
})
