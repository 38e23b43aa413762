// What one step leaves for the next: who takes over a case reads what was filled in before them, and
// which of their actions ask for the form. And by which subdistricts cases are filtered.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {answer, monday, report, sample, startCasework} from '../support/casework.ts'
import {District} from '../support/district.ts'

const place = {address: '书声街 18 号院东门外', longitude: 117.5153, latitude: 39.5127}

describe('steps of a case', () => {
  let district: District
  before(async () => {
    district = await District.start('qiming', ['--simulated-clock', monday])
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}) => {
    const reply = await (await district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, JSON.stringify(reply.body))
    return reply.body
  }
  const get = async (login: string, target: string) => (await (await district.as(login)).get(`/api/v1/${target}`)).body
  const task = (one: any) => one.tasks.find((each: any) => ['open', 'claimed'].includes(each.state))
  const registered = async () => (await post('dispatcher-grid', 'cases', {
    service: 'city/management-case', channel: 'desk', applicant: {kind: 'resident'}, place,
    form: {category: '010105', description: '东门外第三盏路灯三天没有亮。'},
  })).case

  test('what the grid worker found and the desk asked for is read by who comes after', async () => {
    let one = await registered()
    one = await post('grid-tongyin', `tasks/${task(one).id}/completion`, {action: 'confirmed', form: {found: '灯杆编号 0317。'}})
    one = await post('dispatcher-grid', `tasks/${task(one).id}/completion`, {action: 'accept', form: {urgency: 'urgent'}})
    one = await post('dispatcher-grid', `tasks/${task(one).id}/completion`, {action: 'send', form: {note: '请今天处置。'}})
    const seen = await get('handler-city-management', `cases/${one.id}`)
    const forms = seen.acts.filter((act: any) => act.kind === 'task.complete').map((act: any) => [act.element, act.form])
    assert.deepEqual(forms, [['pre_check', {found: '灯杆编号 0317。'}], ['register', {urgency: 'urgent'}], ['dispatch', {note: '请今天处置。'}]])
    assert.equal(seen.acts[0].form, null)
    assert.equal(seen.title, '路灯：书声街 18 号院东门外')
  })

  test('reasons call codes by their names, in both languages', async () => {
    let one = await registered()
    one = await post('grid-tongyin', `tasks/${task(one).id}/completion`, {action: 'confirmed', form: {found: '属实。'}})
    one = await post('dispatcher-grid', `tasks/${task(one).id}/completion`, {action: 'accept', form: {urgency: 'normal'}})
    const reasons = one.acts.flatMap((act: any) => act.reasons).filter((each: any) => each.zh)
    const said = reasons.map((each: any) => `${each.zh} ${each.en}`).join('\n')
    assert.match(said, /“立案和处置标准”：小类为路灯；.*时限类型为工作日.*责任单位为区城市管理委员会/)
    assert.match(said, /Standard of filing and handling: kind of problem is Street lamp; .*counted in is working days/)
    for (const code of ['work_day', 'city-management', '010105', 'urgent_hours']) assert.ok(!said.includes(code), code)
  })

  test('an action says whether it asks for the form', async () => {
    const one = await registered()
    const checked = await post('grid-tongyin', `tasks/${task(one).id}/completion`, {action: 'confirmed', form: {found: '属实。'}})
    assert.deepEqual(task(checked).actions.map((action: any) => [action.id, action.asks_form]), [['accept', true], ['refuse', false], ['check', false]])
    const sent = await post('dispatcher-grid', `tasks/${task(checked).id}/completion`, {action: 'check', words: '请拍灯杆编号。'})
    assert.equal(sent.stage, 'collection')
  })

  test('subdistricts are there for everybody of the office, to filter by', async () => {
    const {subdistricts} = await get('handler-city-management', 'subdistricts')
    const tongyin = subdistricts.find((one: any) => one.name.zh === '桐音街道')
    assert.deepEqual(tongyin, {code: '129901001', name: {zh: '桐音街道', en: 'Tongyin Subdistrict'}})
    const found = await get('dispatcher-grid', `cases?subdistrict=${tongyin.code}`)
    assert.ok(found.cases.length > 0 && found.cases.every((one: any) => one.address === place.address))
    assert.equal((await district.visitor().get('/api/v1/subdistricts')).status, 401)
  })
})

test('a step without a form has none at its line', async () => {
  const district = await startCasework()
  try {
    const desk = await district.as('dispatcher-services')
    const one = (await desk.post('/api/v1/cases', report())).body.case
    const accepted = (await desk.post(`/api/v1/tasks/${one.tasks[0].id}/completion`, {action: 'accept'})).body
    const handle = accepted.tasks.find((each: any) => each.element === 'handle')
    const solved = await (await district.as('handler-services')).post(`/api/v1/tasks/${handle.id}/completion`, {action: 'solved', words: '已修复', form: answer})
    assert.equal(solved.body.service, sample)
    assert.deepEqual(solved.body.acts.map((act: any) => act.form), [null, null, answer])
  } finally {
    await district.stop()
  }
})
