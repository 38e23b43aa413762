// Lights over HTTP on a simulated clock: a missed month, red, caught up, yellow; overrides; who may
// see what; nothing of it outside the office.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {District} from '../support/district.ts'
import {day, handled, reported, standingOn} from '../support/lights.ts'

describe('lights', () => {
  let district: District
  let one: any
  let other: any
  before(async () => {
    district = await District.start('qiming', standingOn('2019-01-10'))
    ;[one, other] = await handled(district, ['新建幼儿园3所', '改造校舍12处'])
  })
  after(() => district.stop())

  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const light = async (id = one.id) => (await get('reviewer', `items/${id}/light`)).body

  test('the rules are published with their versions to everybody who is judged by them', async () => {
    for (const login of ['reader', 'liaison-finance', 'reviewer']) {
      const {status, body} = await get(login, 'light-rules')
      assert.equal(status, 200)
      assert.equal(body.in_force, body.versions[0].version)
      const missed = body.versions[0].rules.find((rule: any) => rule.id === 'report-missed')
      assert.equal(missed.light, 'red')
      assert.match(missed.words.zh, /未按期报送/)
      assert.ok(body.versions[0].groups.some((group: any) => group.rules.includes('report-missed')))
    }
    assert.equal((await district.visitor().get('/api/v1/light-rules')).status, 401)
  })

  test('an issued item is green and says by which rule', async () => {
    const now = await light()
    assert.equal(now.light, 'green')
    assert.equal(now.since, '2019-01-10')
    assert.equal(now.by_rules.rule, 'in-order')
    assert.equal(now.report_due, '2019-02-05')
    assert.deepEqual(now.history.map((c: any) => [c.from, c.to, c.cause]), [['none', 'green', 'act']])
    assert.equal(now.chart.planned.length, 2)
    assert.equal(now.chart.outlook, null)
  })

  test('a missed month turns it red, its report yellow, and the red stays in the record', async () => {
    await day(district, '2019-02-05')
    assert.equal((await light()).light, 'green', 'the last day in time')
    await day(district, '2019-02-06')
    const red = await light()
    assert.equal(red.light, 'red')
    assert.equal(red.reds, 1)
    assert.equal(red.by_rules.rule, 'report-missed')
    assert.equal(red.by_rules.value, '1.0')
    assert.equal(red.by_rules.counted_from, '2019-02-05')
    assert.equal(red.history.at(-1).cause, 'day')
    assert.equal(red.history.at(-1).made_by, null)
    assert.equal((await get('reviewer', `items/${one.id}`)).body.light, 'red')
    await reported(district, one.id, '2019-01', 6)
    const yellow = await light()
    assert.equal(yellow.light, 'yellow')
    assert.equal(yellow.reds, 1)
    assert.equal(yellow.by_rules.rule, 'caught-up')
    assert.deepEqual(yellow.chart.actual.map((p: any) => [p.on, p.percent]), [['2019-01-31', '6.0']])
    assert.equal(yellow.chart.outlook.ends, '100.0')
    const entries = (await get('reviewer', `items/${one.id}/history`)).body.entries
    const changes = entries.flatMap((e: any) => e.changes.map((c: any) => [e.kind, c.table, c.column, c.after]))
    assert.ok(changes.some(([kind, table, column, to]: any) =>
      kind === 'light.day' && table === 'item' && column === 'light' && to === 'red'))
  })

  test('points behind turn it yellow and red, and the same day twice writes nothing', async () => {
    for (const [month, date] of [['2019-02', '2019-03-04'], ['2019-03', '2019-04-04'], ['2019-04', '2019-05-04']] as const) {
      await day(district, date)
      await reported(district, one.id, month, 12)
    }
    await day(district, '2019-05-06')
    const now = await light()
    assert.equal(now.held_on, '2019-04-30')
    assert.equal(now.planned, '30.9')
    assert.equal(now.actual, '12.0')
    assert.equal(now.by_rules.rule, 'behind-yellow')
    assert.equal(now.by_rules.value, '18.9')
    const size = (await get('reviewer', 'ledger/root')).body.size
    await day(district, '2019-05-06')
    assert.equal((await get('reviewer', 'ledger/root')).body.size, size)
  })

  test('the board filters by light and the counts add up', async () => {
    const red = (await get('leader', 'items?light=red')).body
    assert.deepEqual(red.items.map((i: any) => i.id), [other.id])
    const units = (await get('approver', 'lights?by=unit')).body.counts
    assert.deepEqual(units, [{key: 'education', title: null, green: 0, yellow: 1, red: 1}])
    const sources = (await get('reviewer', 'lights?by=source')).body.counts
    assert.equal(sources[0].key, one.source)
    assert.ok(sources[0].title)
    assert.equal((await get('reviewer', `lights?by=section&source=${one.source}`)).body.counts[0].red, 1)
    assert.equal((await get('reviewer', 'lights?by=mood')).status, 422)
    assert.equal((await get('reviewer', 'lights')).body.errors[0].id, 'request.field-missing')
  })

  test('role by act: a light is for the office and the unit that leads the item', async () => {
    const cases: [string, number, number][] = [
      // login, its light, lights at all
      ['reviewer', 200, 200], ['approver', 200, 200], ['leader', 200, 200],
      ['liaison-education', 200, 200], ['head-education', 200, 200],
      ['liaison-finance', 403, 200], ['head-finance', 403, 200],
      ['liaison-liudi', 404, 200], ['reader', 403, 403], ['operator', 403, 403],
    ]
    for (const [login, own, any] of cases) {
      assert.equal((await get(login, `items/${one.id}/light`)).status, own, login)
      assert.equal((await get(login, 'lights?by=unit')).status, any, login)
      assert.equal((await get(login, 'light-overrides')).status, any, login)
      assert.equal((await get(login, 'items?light=red')).status, any, login)
    }
    const visitor = district.visitor()
    for (const target of [`items/${one.id}/light`, 'lights?by=unit', 'light-overrides', 'light-rules']) {
      assert.equal((await visitor.get(`/api/v1/${target}`)).status, 401)
    }
  })

  test('a supporting unit and a reader see the item without its light, by no way', async () => {
    for (const login of ['liaison-finance', 'reader']) {
      const item = (await get(login, `items/${one.id}`)).body
      assert.deepEqual([item.light, item.light_since, item.reds], ['none', null, 0], login)
      const listed = (await get(login, 'items')).body.items.find((i: any) => i.id === one.id)
      assert.equal(listed.light, 'none')
      const past = JSON.stringify((await get(login, `items/${one.id}/history`)).body)
      assert.doesNotMatch(past, /light|"reds"/, login)
    }
    assert.deepEqual((await get('liaison-finance', 'items?light=yellow')).body.items, [])
    assert.deepEqual((await get('liaison-finance', 'lights?by=unit')).body.counts, [])
    const own = (await get('liaison-education', 'items?light=yellow')).body.items
    assert.deepEqual(own.map((i: any) => i.id), [one.id])
  })

  test('an override is proposed, signed by another, shown with names, and ends by itself', async () => {
    const target = `items/${one.id}/light-overrides`
    const wanted = {light: 'green', until: '2019-05-20', reason: '植入词甲：汛期停工，经现场核实'}
    for (const login of ['approver', 'leader', 'head-education', 'reader', 'operator']) {
      assert.equal((await post(login, target, wanted)).status, 403, login)
    }
    const wrong = await post('reviewer', target, {light: 'none', until: '2019-02-30', reason: ''})
    assert.deepEqual(wrong.body.errors.map((e: any) => `${e.place} ${e.id}`).sort(),
      ['/light request.not-a-choice', '/reason request.field-empty', '/until item.date-malformed'])
    for (const until of ['2019-05-05', '2019-12-31']) {
      assert.equal((await post('reviewer', target, {...wanted, until})).body.id, 'override.until-wrong')
    }
    const proposed = await post('reviewer', target, wanted)
    assert.equal(proposed.status, 201, JSON.stringify(proposed.body))
    assert.equal((await post('confirmer', target, wanted)).body.id, 'override.open')
    assert.equal((await light()).light, 'yellow', 'not signed yet')
    const sign = `light-overrides/${proposed.body.id}/signature`
    for (const login of ['reviewer', 'leader', 'head-education']) assert.equal((await post(login, sign)).status, 403)
    const waiting = (await get('approver', 'light-overrides?state=proposed')).body.overrides
    assert.deepEqual(waiting.map((o: any) => o.id), [proposed.body.id])
    const signed = await post('approver', sign)
    assert.equal(signed.body.state, 'in_force')
    const now = await light()
    assert.equal(now.light, 'green')
    assert.equal(now.by_rules.rule, 'behind-yellow', 'what the rules say stands beside it')
    assert.equal(now.history.at(-1).rule, 'override')
    assert.equal(now.history.at(-1).override, proposed.body.id)
    assert.ok(now.overrides[0].signed_by && now.overrides[0].proposed_by)
    assert.equal((await post('approver', sign)).body.id, 'override.wrong-state')
    await day(district, '2019-05-20')
    assert.equal((await light()).light, 'green', 'the last day')
    await day(district, '2019-05-21')
    const after = await light()
    assert.equal(after.light, 'yellow')
    assert.equal(after.overrides[0].state, 'ended')
    assert.equal(after.overrides[0].ended_on, '2019-05-21')
  })

  test('an override is refused with a reason, withdrawn, or ended before its day', async () => {
    const target = `items/${other.id}/light-overrides`
    const wanted = {light: 'yellow', until: '2019-06-10', reason: '植入词乙'}
    const first = (await post('reviewer', target, wanted)).body
    assert.equal((await post('approver', `light-overrides/${first.id}/refusal`, {})).status, 422)
    assert.equal((await post('reviewer', `light-overrides/${first.id}/refusal`, {reason: '否'})).status, 403)
    const refused = await post('approver', `light-overrides/${first.id}/refusal`, {reason: '缺报事实清楚'})
    assert.equal(refused.body.state, 'refused')
    assert.equal(refused.body.refusal, '缺报事实清楚')
    const second = (await post('confirmer', target, wanted)).body
    assert.equal((await post('approver', `light-overrides/${second.id}/withdrawal`)).status, 403)
    assert.equal((await post('reviewer', `light-overrides/${second.id}/withdrawal`)).body.state, 'withdrawn')
    const third = (await post('reviewer', target, wanted)).body
    await post('approver', `light-overrides/${third.id}/signature`)
    assert.equal((await light(other.id)).light, 'yellow')
    assert.equal((await post('reviewer', `light-overrides/${third.id}/withdrawal`)).body.state, 'ended')
    assert.equal((await light(other.id)).light, 'red')
    const late = (await post('reviewer', target, {...wanted, until: '2019-05-22'})).body
    await day(district, '2019-05-23')
    assert.equal((await post('approver', `light-overrides/${late.id}/signature`)).body.id, 'override.past')
    assert.equal((await post('reviewer', 'light-overrides/ovr_none/withdrawal')).status, 404)
  })

  test('nothing of a light reaches a public page, feed or search', async () => {
    const ids = [one.id, other.id]
    await post('reviewer', 'disclosures', {items: ids, disclosure: 'proposed'})
    assert.equal((await post('approver', 'disclosures', {items: ids, disclosure: 'public'})).body.changed, 2)
    const visitor = district.visitor()
    const front = String((await visitor.get('/')).body)
    const links = [...front.matchAll(/href="(\/[^"#]*)"/g)].map((m) => m[1]!).filter((l) => !l.startsWith('/staff'))
    for (const link of new Set(['/', ...links, `/items/${one.id}`])) {
      const page = String((await visitor.get(link)).raw)
      assert.doesNotMatch(page, /植入词|红灯|黄灯|绿灯|调灯|behind-yellow|report-missed/, link)
    }
  })
})

test('what turned while the server was down turned on its day', async () => {
  const district = await District.start('qiming', standingOn('2019-01-10'))
  try {
    const [one] = await handled(district, ['新建幼儿园3所'])
    await district.restart('kill', standingOn('2019-03-20'))
    const reviewer = await district.as('reviewer')
    const {light, since, history} = (await reviewer.get(`/api/v1/items/${one.id}/light`)).body
    assert.deepEqual([light, since], ['red', '2019-02-06'])
    assert.deepEqual(
      history.map((c: any) => [c.changed_on, c.to, c.cause]),
      [['2019-01-10', 'green', 'act'], ['2019-02-06', 'red', 'day']],
    )
    const {points} = (await reviewer.get('/api/v1/points?year=2019&unit=education')).body
    assert.deepEqual(points.map((p: any) => [p.fact, p.on]).sort(), [
      ['milestones_missing', '2019-01-26'],
      ['red', '2019-02-06'],
      ['report_missing', '2019-02-06'],
      ['report_missing', '2019-03-06'],
    ])
    const size = async () => (await reviewer.get('/api/v1/ledger/root')).body.size
    const before = await size()
    await day(district, '2019-03-20')
    assert.equal(await size(), before)
  } finally {
    await district.stop()
  }
})
