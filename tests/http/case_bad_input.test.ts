// What people and programs send to cases by mistake or by malice: each is refused in words, in both
// languages, under a stable id, and nothing is lost or made by it. Refused elsewhere: photos at the
// portal (portal_photos), floods and XML at Open311 (open311), floods at the portal (portal), files
// that a browser would run at the API (cases).

import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import type {Reply} from '../support/api.ts'
import {Applicant, hidden, textOf} from '../support/applicant.ts'
import {allowsAll, monday, report, sample, startCasework} from '../support/casework.ts'
import {District} from '../support/district.ts'
import {photoSaying} from '../support/photo.ts'
import {command, program} from '../support/program.ts'

const city = 'city/management-case'
const issue = 'enterprise/issue'
const lamp = {
  service: city, channel: 'desk', applicant: {kind: 'resident', name: '赵岚', phone: '13800000002'},
  place: {address: '书声街 18 号院东门外', longitude: 117.5153, latitude: 39.5127},
  form: {category: '010105', description: '东门外第三盏路灯三天没有亮。'},
}
const refund = {
  service: issue, channel: 'desk',
  applicant: {kind: 'enterprise', name: '王小明', phone: '13800138000', organisation: '启明区某某科技有限公司', credit_code: '91350100M000100Y43'},
  form: {
    enterprise: '启明区某某科技有限公司', credit_code: '91350100M000100Y43', category: 'taxes',
    title: '留抵退税迟迟没有到账', description: '去年十二月申请的留抵退税至今没有到账。', stands_still: false,
  },
}

describe('bad input at cases', () => {
  let district: District
  before(async () => {
    district = await District.start('qiming', ['--trusted-proxy', '127.0.0.1', '--simulated-clock', monday])
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body, headers)
  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  const count = async () => (await get('reviewer', 'cases/count')).body.count as number

  /** Asks in both languages; the words are of each, and say what to do. The reply in Chinese. */
  const refused = async (login: string, status: number, id: string, ask: () => Promise<Reply>): Promise<Reply> => {
    const client = await district.as(login)
    const before = await count()
    client.language = 'en'
    const english = await ask()
    client.language = 'zh-CN'
    const chinese = await ask()
    for (const [reply, han] of [[english, false], [chinese, true]] as const) {
      assert.deepEqual([reply.status, reply.body.id], [status, id], JSON.stringify(reply.body))
      assert.equal(/[一-龥]/.test(reply.body.title), han, reply.body.title)
      const mends = [reply.body.mend, ...(reply.body.errors ?? []).map((one: any) => one.mend)]
      assert.ok(mends.some(Boolean), JSON.stringify(reply.body))
    }
    assert.equal(await count(), before, 'nothing was made')
    return chinese
  }
  const faultsOf = (reply: Reply) => Object.fromEntries(reply.body.errors.map((one: any) => [one.place, one.id]))
  const made = async (login: string, body: unknown) => {
    const reply = await post(login, 'cases', body)
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    return reply.body.case
  }
  const task = (one: any, element: string) => one.tasks.find((each: any) => each.element === element && each.state !== 'done')
  /** Completes the step the case is at. */
  const done = async (login: string, one: any, element: string, body: unknown) => {
    const reply = await post(login, `tasks/${task(one, element).id}/completion`, body)
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    return reply.body
  }
  /** A lamp that the department of the city handles. */
  const handled = async () => {
    let one = await made('dispatcher-grid', lamp)
    one = (await get('reviewer', `cases/${one.id}`)).body
    one = await done('grid-tongyin', one, 'pre_check', {action: 'confirmed', form: {found: '确有一盏路灯不亮。'}})
    one = await done('dispatcher-grid', one, 'register', {action: 'accept', form: {urgency: 'normal'}})
    return done('dispatcher-grid', one, 'dispatch', {action: 'send', form: {}})
  }

  test('a wrong credit code is told at its field, in the applicant and in the form', async () => {
    const reply = await refused('dispatcher-services', 422, 'case.report-faulty', () => post('dispatcher-services', 'cases', {
      ...refund, applicant: {...refund.applicant, credit_code: '91350100M000100Y4Z'}, form: {...refund.form, credit_code: '1'},
    }))
    assert.equal(faultsOf(reply)['/applicant/credit_code'], 'case.credit-code-faulty')
    assert.ok('/form/credit_code' in faultsOf(reply))
  })

  test('a place outside, impossible, swapped or no number at all is refused', async () => {
    const at = (place: unknown) => () => post('dispatcher-grid', 'cases', {...lamp, place})
    const outside = await refused('dispatcher-grid', 422, 'case.report-faulty', at({longitude: 116.4, latitude: 39.9}))
    assert.equal(faultsOf(outside)['/place'], 'case.place-outside')
    for (const place of [
      {longitude: 39.5127, latitude: 117.5153}, {longitude: 1e300, latitude: 39.5}, {longitude: '117.5', latitude: 39.5},
      {longitude: 117.5}, {longitude: null, latitude: [39.5]}, {longitude: 117.5, latitude: 39.5, reference: 'mars'}, 'here', [117.5, 39.5],
    ]) {
      const reply = await at(place)()
      assert.equal(reply.status, 422, `${JSON.stringify(place)}: ${JSON.stringify(reply.body)}`)
      assert.ok(reply.body.errors.every((one: any) => one.place.startsWith('/place') && one.title && one.mend), JSON.stringify(reply.body))
    }
    for (const number of ['NaN', 'Infinity', '1e400', '-1e400', '0x75']) {
      const raw = JSON.stringify({...lamp, place: {longitude: '@', latitude: 39.5}}).replace('"@"', number)
      const reply = await post('dispatcher-grid', 'cases', raw)
      assert.ok([400, 422].includes(reply.status), `${number}: ${reply.status}`)
      assert.ok(reply.body.title, number)
    }
  })

  test('coordinates of the same kinds are refused at the portal, and the rest is kept', async () => {
    const one = new Applicant(district.running.url, '198.51.100.9')
    for (const [longitude, latitude] of [['NaN', 'nan'], ['1e400', '39.5'], ['39.5127', '117.5153'], ['116.4', '39.9'], ['117,5', '39,5']] as const) {
      const fault = await one.fill(city, {
        kind: 'resident', address: '书声街 18 号院', longitude, latitude, 'form.category': '010105', 'form.description': '路灯不亮',
      }).catch((error) => String(error))
      assert.match(fault as string, /href="#(longitude|latitude|address)"/, `${longitude} ${latitude}`)
      assert.ok((fault as string).includes('书声街 18 号院'))
    }
  })

  test('texts that are too long are refused at their field, a body that is too large as a whole', async () => {
    const reply = await refused('dispatcher-grid', 422, 'case.report-faulty', () =>
      post('dispatcher-grid', 'cases', {...lamp, form: {...lamp.form, description: '长'.repeat(4001)}}))
    assert.ok('/form/description' in faultsOf(reply))
    const name = await post('dispatcher-grid', 'cases', {...lamp, applicant: {...lamp.applicant, name: '长'.repeat(10_000)}})
    assert.equal(name.status, 422)
    assert.ok('/applicant/name' in faultsOf(name))
    const address = await post('dispatcher-grid', 'cases', {...lamp, place: {address: '长'.repeat(10_000)}})
    assert.ok('/place/address' in faultsOf(address))
    await refused('dispatcher-grid', 413, 'request.body-too-large', () =>
      post('dispatcher-grid', 'cases', {...lamp, form: {...lamp.form, description: 'x'.repeat(2 << 20)}}))
    const one = await made('dispatcher-grid', {...lamp, applicant: {...lamp.applicant, phone: '13800000011'}})
    const words = await post('dispatcher-grid', `cases/${one.id}/urge`, {words: '长'.repeat(10_000)})
    assert.equal(words.status, 422)
  })

  test('JSON that is deep, cut off, no object or of wrong types is refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    await refused('dispatcher-grid', 400, 'request.not-json', () => post('dispatcher-grid', 'cases', deep))
    for (const raw of ['{"service":', '[]', '"x"', 'null', '{"a":1}}', '\u0000', JSON.stringify(lamp).replace('"form":{', `"form":{"x":${'['.repeat(40)}${']'.repeat(40)},`)]) {
      const reply = await post('dispatcher-grid', 'cases', raw)
      assert.ok([400, 422].includes(reply.status), `${raw.slice(0, 40)}: ${reply.status}`)
      assert.ok(reply.body.title)
    }
    for (const form of [5, 'x', [], null, {category: 5}, {category: ['010105']}, {category: {}}, {...lamp.form, description: ['x']}, {...lamp.form, description: null}, {...lamp.form, other: 1}]) {
      const reply = await post('dispatcher-grid', 'cases', {...lamp, form})
      assert.equal(reply.status, 422, `${JSON.stringify(form)}: ${JSON.stringify(reply.body)}`)
      assert.ok(reply.body.errors.every((one: any) => one.place.startsWith('/form') && one.title))
    }
    const shape = await post('dispatcher-grid', 'cases', {service: 7, channel: [], applicant: 'x', form: {}})
    assert.equal(shape.status, 422)
    assert.deepEqual(['/applicant', '/channel', '/service'].filter((place) => !(place in faultsOf(shape))), [])
  })

  test('ids of tasks that are forged, done, of others or of another service do nothing', async () => {
    const one = await handled()
    const other = await made('dispatcher-services', refund)
    const handle = task(one, 'handle').id
    const ended = one.tasks.find((each: any) => each.element === 'dispatch')?.id
      ?? one.acts.find((act: any) => act.kind === 'task.complete' && act.element === 'dispatch').task
    const foreign = task(other, 'register').id
    const body = {action: 'handled', form: {answer: '已经修好，恢复照明。'}}
    for (const id of ['tsk_forged', 'tsk_00000000000000000000000000', 'x'.repeat(60), handle.toUpperCase(), foreign]) {
      await refused('handler-city-management', 404, 'task.not-found', () => post('handler-city-management', `tasks/${id}/completion`, body))
    }
    for (const id of ['..%2F..%2Fetc', '%00', '%ff']) {
      const reply = await post('handler-city-management', `tasks/${id}/completion`, body)
      assert.ok([400, 404].includes(reply.status) && reply.body.title, `${id}: ${JSON.stringify(reply.body)}`)
    }
    const again = await refused('dispatcher-grid', 409, 'task.ended', () => post('dispatcher-grid', `tasks/${ended}/completion`, {action: 'send', form: {}}))
    assert.ok(again.body.mend)
    for (const act of ['claim', 'unclaim', 'return', 'transfer', 'delegation', 'signers', 'support', 'consultation', 'requests']) {
      const reply = await post('handler-city-management', `tasks/${foreign}/${act}`, {words: '试', unit: 'finance', person: 'psn_x', to: 'last', kind: 'extension', amount: 1})
      assert.ok(reply.status === 404 || reply.status === 422, `${act}: ${JSON.stringify(reply.body)}`)
      assert.ok(!reply.raw.includes(other.number), act)
    }
    const action = await post('handler-city-management', `tasks/${handle}/completion`, {...body, action: 'solve'})
    assert.deepEqual([action.body.id, faultsOf(action)['/action']], ['task.faulty', 'task.action-unknown'])
    const batch = await post('handler-city-management', 'tasks/batch', {act: 'claim', tasks: [foreign, 'tsk_forged', ended, handle]})
    assert.deepEqual(batch.body.done, [handle])
    assert.deepEqual(batch.body.failed.map((each: any) => each.task), [foreign, 'tsk_forged', ended])
    assert.equal((await get('reviewer', `cases/${other.id}`)).body.stage, 'registration')
    assert.equal((await get('reviewer', `cases/${one.id}`)).body.stage, 'handling')
  })

  test('a handler cannot reach a case of another unit in any way', async () => {
    const one = await handled()
    const form = new FormData()
    form.set('file', new File([photoSaying('here') as any], '现场.png'))
    const owner = await district.as('handler-city-management')
    const photo = (await owner.request('POST', `/api/v1/cases/${one.id}/attachments`, {form})).body.attachments[0]
    const login = 'handler-taxation'
    for (const target of [`cases/${one.id}`, `cases/${one.id}/diagram`]) {
      await refused(login, 404, 'case.not-found', () => get(login, target))
    }
    for (const size of ['', '?size=thumbnail', '?size=public', '?size=original']) {
      await refused(login, 404, 'case.attachment-not-found', () => get(login, `case-attachments/${photo.id}${size}`))
    }
    for (const [target, body] of [
      ['urge', {words: '快'}], ['supervision', {supervised: true, words: '督'}], ['copies', {unit: 'taxation'}], ['suspension', {words: '停'}],
      ['resumption', {}], ['force-closure', {words: '结', outcome: 'solved'}], ['merge', {into: one.id, words: '并'}], ['take-back', {}],
      ['release', {released: true, words: '公开'}], ['retry', {}], ['follow-code', {}], ['split', {form: lamp.form}],
    ] as const) {
      const reply = await post(login, `cases/${one.id}/${target}`, body)
      assert.deepEqual([reply.status, reply.body.id], [404, 'case.not-found'], `${target}: ${JSON.stringify(reply.body)}`)
      assert.ok(!reply.raw.includes(one.number), target)
    }
    const upload = await (await district.as(login)).request('POST', `/api/v1/cases/${one.id}/attachments`, {form})
    assert.equal(upload.body.id, 'case.not-found')
    for (const [target, body] of [['withdrawal', {}], ['release', {released: true}]] as const) {
      assert.equal((await post(login, `case-attachments/${photo.id}/${target}`, body)).body.id, 'case.attachment-not-found')
    }
    const handle = task(one, 'handle').id
    const batch = await post(login, 'tasks/batch', {act: 'claim', tasks: [handle]})
    assert.deepEqual([batch.body.done, batch.body.failed[0].problem.id], [[], 'task.not-found'])
    for (const target of [`cases?number=${one.number}`, `cases?q=${encodeURIComponent('书声街')}`, 'tasks?whose=all', 'tasks?whose=unit']) {
      assert.ok(!(await get(login, target)).raw.includes(one.id), target)
    }
    const map = await get(login, 'cases/map?west=117&south=39&east=118&north=40&zoom=18')
    assert.ok(!map.raw.includes(one.id))
    const fresh = (await get('reviewer', `cases/${one.id}`)).body
    assert.deepEqual([fresh.stage, fresh.state, fresh.attachments.length], ['handling', 'open', 1])
  })

  test('who looked at another version is told so before anything is done', async () => {
    const one = await handled()
    const handle = task(one, 'handle').id
    const stale = {'If-Match': `"${one.version - 1}"`}
    const act = (headers: Record<string, string>) => post('handler-city-management', `tasks/${handle}/claim`, {}, headers)
    await refused('handler-city-management', 412, 'row.changed-meanwhile', () => act(stale))
    for (const tag of ['"x"', 'W/"1"', '7', '"999999999999999999999"']) {
      assert.equal((await act({'If-Match': tag})).body.id, 'row.changed-meanwhile', tag)
    }
    assert.equal((await post('handler-taxation', `cases/${one.id}/urge`, {words: '快'}, stale)).body.id, 'case.not-found', 'no version is told to others')
    assert.equal((await act({'If-Match': `"${one.version}"`})).status, 200)
    const star = await post('handler-city-management', `tasks/${handle}/unclaim`, {}, {'If-Match': '*'})
    assert.equal(star.status, 200, JSON.stringify(star.body))
  })

  test('a draft of the portal that is forged with fields of the procedure changes nothing', async () => {
    const one = new Applicant(district.running.url, '198.51.100.10')
    const check = await one.fill(city, {kind: 'resident', address: '书声街 18 号院东门外', 'form.category': '010105', 'form.description': '路灯不亮'})
    const sent = await one.send(`/services/${city}/apply/send`, {
      draft: hidden(check, 'draft'), step: 'check', go: 'send', lead_unit: 'taxation', 'form.category': '999', state: 'ended',
    })
    assert.equal(sent.status, 201, sent.html)
    const number = /CG\d{10}/.exec(textOf(sent))![0]
    const {body} = await get('dispatcher-grid', `cases?number=${number}`)
    assert.deepEqual([body.cases[0].category, body.cases[0].lead_unit, body.cases[0].state], ['010105', null, 'open'])
  })
})

/** Once accepted the case goes in a circle that nothing ever ends. */
const spinning = (text: string) => text
  .replace('sourceRef="is_accepted" targetRef="handle"', 'sourceRef="is_accepted" targetRef="spin"')
  .replace('<bpmn:userTask id="handle"', `<bpmn:exclusiveGateway id="spin" name="转？" default="to_turn"/>
    <bpmn:sequenceFlow id="to_turn" name="再转" sourceRef="spin" targetRef="turn"/>
    <bpmn:scriptTask id="turn" name="转一圈"><bpmn:extensionElements><zeebe:script expression="=1" resultVariable="turned"/></bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:sequenceFlow id="turned_to_spin" sourceRef="turn" targetRef="spin"/>
    <bpmn:sequenceFlow id="spin_to_handle" name="不转" sourceRef="spin" targetRef="handle">
      <bpmn:conditionExpression>turned = 2</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:userTask id="handle"`)

test('a procedure that goes round for ever stops as an incident of its case, and the server answers on', async () => {
  const district = await startCasework({'service.yaml': allowsAll, 'process.bpmn': spinning})
  const post = async (login: string, target: string, body: unknown = {}) => (await district.as(login)).post(`/api/v1/${target}`, body)
  try {
    const registered = async () => (await post('dispatcher-services', 'cases', report())).body.case
    const one = await registered()
    const accepted = await post('dispatcher-services', `tasks/${one.tasks[0].id}/completion`, {action: 'accept'})
    assert.equal(accepted.status, 200, JSON.stringify(accepted.body))
    assert.equal(accepted.body.incident.problem, 'bpmn.too-many-steps')
    assert.equal((await district.visitor().get('/health')).status, 200)
    const again = await post('operator', `cases/${one.id}/retry`)
    assert.equal(again.body.incident.problem, 'bpmn.too-many-steps', JSON.stringify(again.body))
    assert.equal((await registered()).incident, null, 'other cases go on')
    const closed = await post('head-services', `cases/${one.id}/force-closure`, {words: '流程有误，另行办理', outcome: 'solved'})
    assert.equal(closed.body.ending, 'forced', JSON.stringify(closed.body))
    await district.running.stop()
    assert.equal((await command('verify', '--data', district.running.data)).code, 0)
    const check = spawnSync(program, ['check', path.join(district.running.data, 'services', sample)], {encoding: 'utf8', timeout: 60_000})
    assert.equal(check.signal, null, 'the check itself ends')
  } finally {
    await district.stop()
  }
})
