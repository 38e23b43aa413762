// Urging, notices, interviews, scores and the days, on a simulated clock: what the rules propose,
// what people make of it, and who may do what by own and other unit.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {District} from '../support/district.ts'

const own = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2019-12-31', responsible_leader: '苏怀瑾'}
const notice = {level: 'blue', unit: 'education', reason: '二月进展缺报', demand: '请说明原因并补报'}

describe('measures of the office', () => {
  let district: District
  let item: any
  before(async () => {
    district = await District.start(undefined, ['--simulated-clock', '2019-01-10T09:00:00+08:00'])
  })
  after(() => district.stop())

  const get = async (login: string, target: string) => (await (await district.as(login)).get(`/api/v1/${target}`)).body
  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const day = async (date: string) => assert.equal((await district.moveClock(`${date}T09:00:00+08:00`)).status, 200)
  const owes = async (unit = 'education') =>
    (await get('reviewer', 'day/office')).units.find((one: any) => one.unit === unit)?.owes ?? {}
  const waiting = async (login: string, kind: string) =>
    (await get(login, 'todo')).todo.find((one: any) => one.kind === kind)?.count
  const draft = async (more: object = {}) => post('reviewer', 'notices', {...notice, items: [item.id], ...more})
  const report = async (period: string) => {
    const drafted = await post('liaison-education', `items/${item.id}/reports`, {period, words: '按计划推进', percent: 20})
    assert.equal(drafted.status, 201, JSON.stringify(drafted.body))
    assert.equal((await post('liaison-education', `reports/${drafted.body.id}/submission`)).status, 200)
    const signed = await post('head-education', `reports/${drafted.body.id}/signature`)
    assert.equal(signed.status, 200, JSON.stringify(signed.body))
    return signed.body
  }

  test('an issued item is owed a receipt, and urging it is answered by the deed', async () => {
    ;[item] = await approvedItems(district, ['新建幼儿园3所'], own)
    assert.equal((await post('reviewer', `items/${item.id}/issue`)).status, 200)
    assert.deepEqual((await owes()).receipt, {count: 1, late: 0})
    const shown = await post('reviewer', 'urges/preview', {unit: 'education', due_to: '2019-01-20'})
    assert.match(shown.body.owed[0].words, /^区教育局：《.*新建幼儿园3所》.*请于2019年1月13日前签收。$/)
    const urged = await post('reviewer', 'urges', {unit: 'education', occasions: ['receipt'], due_to: '2019-01-20'})
    assert.equal(urged.status, 201, JSON.stringify(urged.body))
    assert.equal(urged.body.urged, 1)
    const again = await post('reviewer', 'urges', {unit: 'education', occasions: ['receipt'], due_to: '2019-01-20'})
    assert.deepEqual([again.body.urged, again.body.left_out], [0, 1])
    const [sent] = (await get('liaison-education', `urges?item=${item.id}`)).urges
    assert.equal(sent.state, 'sent')
    const debts = (await get('liaison-education', 'day/units/education')).debts
    assert.deepEqual(debts.map((one: any) => one.kind).sort(), ['receipt', 'urge'])
    const opened = await post('liaison-education', `urges/${sent.id}/opening`)
    assert.equal(opened.body.state, 'opened')
    assert.equal(opened.body.opened_by, '叶书瑶')
    assert.equal((await post('liaison-education', `urges/${sent.id}/opening`)).status, 200)
    assert.equal((await post('liaison-education', `items/${item.id}/receipt`)).status, 200)
    const [answered] = (await get('reviewer', `urges?item=${item.id}&state=answered`)).urges
    assert.equal(answered.id, sent.id)
    assert.equal(answered.answered_by, null)
    assert.equal((await post('liaison-education', `urges/${sent.id}/answer`, {words: '已签收'})).body.id, 'urge.answered')
    const history = await get('reviewer', `items/${item.id}/history`)
    assert.ok(history.entries.some((entry: any) => entry.kind === 'urge.send'))
  })

  test('a report that is not there by its day is owed, urged and costs points that can be traced', async () => {
    await day('2019-02-03')
    assert.deepEqual((await owes()).report, undefined)
    await day('2019-02-04')
    assert.deepEqual((await owes()).report, {count: 1, late: 0})
    await day('2019-02-11')
    assert.equal((await owes()).report.late, 1)
    const [late] = (await get('liaison-education', 'owed?occasion=report')).owed
    assert.equal(late.period, '2019-01')
    const {points} = await get('head-education', 'points?unit=education&year=2019')
    const missing = points.find((one: any) => one.fact === 'report_missing')
    assert.equal(missing.points, '-5')
    assert.equal(missing.rule, 'report-missing')
    assert.equal(missing.record, `item/${item.id}/2019-01`)
    assert.deepEqual([late.due_date, missing.on], ['2019-02-05', '2019-02-06'])
    await day('2019-02-12')
    const again = (await get('head-education', 'points?unit=education&year=2019')).points
    assert.equal(again.filter((one: any) => one.fact === 'report_missing').length, 1)
    const urged = await post('reviewer', 'urges', {items: [item.id], words: '{unit}：{period}逾期{days}天'})
    assert.equal(urged.body.urged, 1)
    assert.match((await get('liaison-education', `urges?item=${item.id}&state=sent`)).urges[0].words, /^区教育局：2019年1月份逾期\d天$/)
    await report('2019-01')
    assert.deepEqual((await get('reviewer', `urges?item=${item.id}&state=sent`)).urges, [])
    assert.equal((await owes()).report, undefined)
  })

  test('words with a place that no fact fills are refused, and so is urging about nothing', async () => {
    await day('2019-03-12')
    const wrong = await post('reviewer', 'urges', {items: [item.id], words: '{name}请办理'})
    assert.deepEqual([wrong.status, wrong.body.id], [422, 'urge.place-unknown'])
    assert.equal((await post('reviewer', 'urges', {unit: 'finance'})).body.id, 'urge.nothing-owed')
    assert.equal((await post('reviewer', 'urges', {occasions: ['rain'], due_to: 'soon'})).body.errors.length, 2)
  })

  test('a blue notice is issued by supervision, received, answered by the head and closed', async () => {
    const faulty = await draft({reason: ' ', demand: '', items: [], unit: 'nobody'})
    assert.equal(faulty.body.id, 'notice.faulty')
    assert.deepEqual(faulty.body.errors.map((one: any) => one.place), ['/unit', '/items', '/reason', '/demand'])
    const drafted = await draft()
    assert.equal(drafted.status, 201, JSON.stringify(drafted.body))
    assert.equal(drafted.body.answer_by, '2019-03-17')
    assert.equal(drafted.body.number, null)
    assert.equal((await (await district.as('head-education')).get(`/api/v1/notices/${drafted.body.id}`)).status, 404)
    const reviewer = await district.as('reviewer')
    const edited = await reviewer.patch(`/api/v1/notices/${drafted.body.id}`, {demand: '请三日内补报'}, drafted.etag)
    assert.equal(edited.body.demand, '请三日内补报')
    assert.equal((await reviewer.patch(`/api/v1/notices/${drafted.body.id}`, {reason: '另'}, drafted.etag)).status, 412)
    const issued = await post('reviewer', `notices/${drafted.body.id}/issue`)
    assert.equal(issued.body.number, '督查蓝〔2019〕1号')
    assert.deepEqual((await owes()).notice_receipt, {count: 1, late: 0})
    assert.equal(await waiting('head-education', 'notices_to_answer'), 1)
    assert.equal(await waiting('liaison-education', 'notices_to_receive'), 1)
    assert.equal((await post('liaison-education', `notices/${drafted.body.id}/receipt`)).body.state, 'received')
    assert.equal((await post('liaison-education', `notices/${drafted.body.id}/answer`, {words: '已补报'})).body.id, 'item.not-unit-head')
    assert.equal((await post('reviewer', `notices/${drafted.body.id}/escalation`, {reason: '未回复'})).body.id, 'notice.not-late')
    const answered = await post('head-education', `notices/${drafted.body.id}/answer`, {words: '已补报二月进展', evidence: '见进展反馈'})
    assert.equal(answered.body.answered_on, '2019-03-12')
    assert.equal(await waiting('reviewer', 'notices_answered'), 1)
    const closed = await post('reviewer', `notices/${drafted.body.id}/closure`, {words: '情况属实'})
    assert.equal(closed.body.state, 'closed')
    const {points} = await get('reviewer', `points?item=${item.id}`)
    assert.ok(points.some((one: any) => one.rule === 'notice-blue' && one.record === `notice/${drafted.body.id}`))
  })

  test('an unanswered blue is proposed for orange, which only the approver signs', async () => {
    const {body: blue} = await draft()
    assert.equal((await post('reviewer', `notices/${blue.id}/issue`)).body.number, '督查蓝〔2019〕2号')
    await day('2019-03-18')
    const proposed = (await get('reviewer', 'notice-proposals')).proposals
    const one = proposed.find((p: any) => p.rule === 'blue-unanswered')
    assert.deepEqual([one.proposes, one.notice, one.unit], ['orange', blue.id, 'education'])
    const orange = await post('reviewer', `notices/${blue.id}/escalation`, {reason: '逾期未回复'})
    assert.equal(orange.status, 201, JSON.stringify(orange.body))
    assert.deepEqual([orange.body.level, orange.body.previous, orange.body.items[0].item], ['orange', blue.id, item.id])
    assert.equal((await get('reviewer', `notices/${blue.id}`)).state, 'escalated')
    assert.equal((await post('reviewer', `notices/${orange.body.id}/issue`)).status, 403)
    assert.equal((await post('approver', `notices/${orange.body.id}/issue`)).body.id, 'notice.needs-signature')
    assert.equal((await post('reviewer', `notices/${orange.body.id}/submission`)).body.state, 'to_sign')
    assert.equal((await post('approver', `notices/${orange.body.id}/refusal`, {words: '先电话核实'})).body.refusal, '先电话核实')
    await post('reviewer', `notices/${orange.body.id}/submission`)
    const signed = await post('approver', `notices/${orange.body.id}/issue`)
    assert.equal(signed.body.number, '督查橙〔2019〕1号')
    assert.equal(signed.body.issued_by, '韩启文')
    for (const [format, magic] of [['pdf', '%PDF'], ['docx', 'PK']] as const) {
      const file = await (await district.as('head-education')).get(`/api/v1/notices/${signed.body.id}/document?format=${format}`)
      assert.equal(file.status, 200)
      assert.equal(file.raw.subarray(0, magic.length).toString('latin1'), magic)
      assert.match(file.headers.get('content-disposition')!, new RegExp(`${encodeURIComponent('督查橙〔2019〕1号')}.${format}$`))
    }
    assert.equal((await (await district.as('head-finance')).get(`/api/v1/notices/${signed.body.id}/document`)).status, 404)
    const {points} = await get('reviewer', 'points?unit=education&year=2019')
    assert.ok(points.some((p: any) => p.rule === 'answer-late' && p.record === `notice/${blue.id}/answer`))
  })

  test('a draft is withdrawn, a proposal dismissed, each with words', async () => {
    const {body: spare} = await draft()
    assert.equal((await post('reviewer', `notices/${spare.id}/withdrawal`, {words: ''})).body.id, 'notice.faulty')
    assert.equal((await post('reviewer', `notices/${spare.id}/withdrawal`, {words: '重复'})).body.state, 'withdrawn')
    assert.equal((await post('reviewer', 'notice-proposals/dismissals', {rule: 'red-once', record: 'x', reason: '无'})).body.id, 'proposal.not-found')
    const {proposals} = await get('reviewer', 'notice-proposals')
    for (const one of proposals) {
      const done = await post('reviewer', 'notice-proposals/dismissals', {rule: one.rule, record: one.record, reason: '已当面沟通'})
      assert.equal(done.status, 204)
    }
    assert.deepEqual((await get('reviewer', 'notice-proposals')).proposals, [])
  })

  test('an interview is ordered by the approver, recorded with names and closed', async () => {
    const content = {unit: 'education', items: [item.id], reason: '连续缺报', planned_on: '2019-03-20', place: '区政府三楼'}
    assert.equal((await post('reviewer', 'interviews', {...content, planned_on: '2019-03-01', reason: ''})).body.errors.length, 2)
    const drafted = await post('reviewer', 'interviews', content)
    assert.equal(drafted.status, 201, JSON.stringify(drafted.body))
    const id = drafted.body.id
    assert.equal((await (await district.as('head-education')).get(`/api/v1/interviews/${id}`)).status, 404)
    assert.equal((await post('reviewer', `interviews/${id}/order`)).status, 403)
    assert.equal((await post('approver', `interviews/${id}/refusal`, {words: '改期'})).body.refusal, '改期')
    assert.equal((await post('approver', `interviews/${id}/order`)).body.state, 'ordered')
    assert.equal((await get('head-education', `interviews/${id}`)).planned_on, '2019-03-20')
    const record = {held_on: '2019-03-20', attendees: ['苏怀瑾', '谭立诚'], words: '说明了进度滞后的原因', agreed: '四月底前完成用地手续', agreed_by: '2019-04-30'}
    assert.equal((await post('reviewer', `interviews/${id}/record`, record)).body.errors[0].id, 'interview.not-held-yet')
    await day('2019-03-20')
    const held = await post('reviewer', `interviews/${id}/record`, record)
    assert.deepEqual(held.body.attendees, ['苏怀瑾', '谭立诚'])
    const ledger = await get('reviewer', 'ledger?limit=5')
    assert.ok(!JSON.stringify(ledger).includes('谭立诚'))
    await day('2019-04-29')
    assert.deepEqual((await owes()).agreed, {count: 1, late: 0})
    assert.equal((await post('reviewer', `interviews/${id}/closure`)).body.state, 'closed')
    const {points} = await get('reviewer', 'points?unit=education')
    assert.equal(points.find((one: any) => one.fact === 'interview').points, '-5')
  })

  test('an appeal is made by the head in time and decided by the approver; what is withdrawn stays to be seen', async () => {
    const before = (await get('reviewer', 'scores?year=2019')).units.find((one: any) => one.unit === 'education')
    const {points} = await get('head-education', 'points?unit=education&year=2019')
    const old = points.find((one: any) => one.record.endsWith('/2019-01'))
    assert.equal((await post('head-education', `points/${old.id}/appeal`, {words: '系统故障'})).body.id, 'appeal.too-late')
    const {body: spare} = await draft({reason: '三月进展缺报'})
    await post('reviewer', `notices/${spare.id}/issue`)
    const fresh = (await get('head-education', 'points?unit=education')).points.find((one: any) => one.record === `notice/${spare.id}`)
    assert.equal((await post('liaison-education', `points/${fresh.id}/appeal`, {words: '已报'})).body.id, 'item.not-unit-head')
    const appeal = await post('head-education', `points/${fresh.id}/appeal`, {words: '三月进展已按时报送'})
    assert.equal(appeal.status, 201, JSON.stringify(appeal.body))
    assert.equal((await post('head-education', `points/${fresh.id}/appeal`, {words: '再次申诉'})).body.id, 'appeal.made')
    assert.equal(await waiting('approver', 'appeals_to_decide'), 1)
    assert.equal((await post('reviewer', `appeals/${appeal.body.id}/decision`, {upheld: true, words: '属实'})).status, 403)
    const upheld = await post('approver', `appeals/${appeal.body.id}/decision`, {upheld: true, words: '经核实，已按时报送'})
    assert.equal(upheld.body.point.state, 'withdrawn')
    assert.equal((await post('approver', `appeals/${appeal.body.id}/decision`, {upheld: false, words: '改判'})).body.id, 'appeal.decided')
    const shown = (await get('head-education', 'points?unit=education')).points.find((one: any) => one.id === fresh.id)
    assert.equal(shown.reason, '经核实，已按时报送')
    const after = (await get('reviewer', 'scores?year=2019')).units.find((one: any) => one.unit === 'education')
    assert.equal(after.score, before.score)
    const counted = (await get('reviewer', 'points?unit=education&year=2019')).points.filter((one: any) => one.state !== 'withdrawn')
    assert.equal(Number(after.points), counted.reduce((sum: number, one: any) => sum + Number(one.points), 0))
  })

  test('a leader is shown what is stuck of their own', async () => {
    const shown = await get('leader', 'day/leader')
    assert.equal(shown.leader, '苏怀瑾')
    assert.deepEqual(shown.stuck.map((one: any) => one.item), [item.id])
    assert.ok(shown.stuck[0].reasons.length > 0)
    assert.deepEqual((await get('district-head', 'day/leader')).stuck, [])
  })

  test('an expected indicator costs no points', async () => {
    const [expected] = await approvedItems(district, ['地区生产总值增长6%'], {lead_unit: 'development-reform', due_date: '2019-12-31'})
    const reviewer = await district.as('reviewer')
    const now = (await reviewer.get(`/api/v1/items/${expected.id}`))
    await reviewer.patch(`/api/v1/items/${expected.id}`, {type: 'expected_indicator'}, now.etag)
    await post('reviewer', `items/${expected.id}/issue`)
    await post('head-development-reform', `items/${expected.id}/receipt`)
    const {body: blue} = await draft({unit: 'development-reform', items: [expected.id]})
    await post('reviewer', `notices/${blue.id}/issue`)
    await day('2019-07-20')
    assert.deepEqual((await get('reviewer', 'points?unit=development-reform')).points, [])
  })

  test('who may do what: role by act by own and other unit', async () => {
    await day('2019-08-12')
    await post('reviewer', 'urges', {items: [item.id]})
    const [urge] = (await get('reviewer', `urges?item=${item.id}&state=sent`)).urges
    const {body: blue} = await draft()
    const {body: toSign} = await draft({level: 'red'})
    await post('reviewer', `notices/${toSign.id}/submission`)
    const {body: talk} = await post('reviewer', 'interviews', {unit: 'education', reason: '缺报', planned_on: '2019-08-20'})
    const everyone = ['operator', 'reviewer', 'approver', 'leader', 'reader', 'liaison-education', 'head-education', 'liaison-finance', 'head-finance']
    const may = async (act: string, body: unknown, allowed: string[], order: string[] = everyone) => {
      const refused = order.filter((login) => !allowed.includes(login))
      for (const login of refused) {
        const reply = await post(login, act, body)
        assert.ok([403, 404].includes(reply.status), `${login} ${act}: ${reply.status} ${JSON.stringify(reply.body)}`)
      }
      for (const login of allowed.slice(0, 1)) {
        const reply = await post(login, act, body)
        assert.ok(reply.status < 300, `${login} ${act}: ${reply.status} ${JSON.stringify(reply.body)}`)
      }
    }
    await may('urges/preview', {items: [item.id]}, ['reviewer'])
    await may('urges', {items: [item.id], due_to: '2019-09-30', occasions: ['report'], words: '请报'}, ['reviewer'])
    await may(`urges/${urge.id}/opening`, {}, ['liaison-education', 'head-education'])
    await may(`urges/${urge.id}/answer`, {words: '在办'}, ['head-education', 'liaison-education'])
    await may('notices', {...notice, items: [item.id]}, ['reviewer'])
    await may(`notices/${blue.id}/issue`, {}, ['reviewer'])
    await may(`notices/${blue.id}/receipt`, {}, ['liaison-education', 'head-education'])
    await may(`notices/${blue.id}/answer`, {words: '已报'}, ['head-education'])
    await may(`notices/${blue.id}/closure`, {words: '属实'}, ['reviewer'])
    await may(`notices/${toSign.id}/issue`, {}, ['approver'])
    const {body: spare} = await draft()
    await may(`notices/${spare.id}/withdrawal`, {words: '重复'}, ['reviewer'])
    await may('interviews', {unit: 'education', reason: '缺报', planned_on: '2019-08-20'}, ['reviewer'])
    await may(`interviews/${talk.id}/order`, {}, ['approver'])
    await day('2019-08-20')
    await may(`interviews/${talk.id}/record`, {held_on: '2019-08-20', attendees: ['谭立诚'], words: '说明情况', agreed: '月底补报', agreed_by: '2019-08-31'}, ['reviewer'])
    await may(`interviews/${talk.id}/closure`, {words: '已补报'}, ['reviewer'])
    const {points} = await get('reviewer', 'points?unit=education')
    const point = points.find((one: any) => one.record === `interview/${talk.id}`)
    await may(`points/${point.id}/appeal`, {words: '不服'}, ['head-education'])
    const [appeal] = (await get('reviewer', `appeals?point=${point.id}`)).appeals
    await may(`appeals/${appeal.id}/decision`, {upheld: false, words: '维持'}, ['approver'])
  })

  test('who may read what: the office, approvers and leaders all, a unit its own, others nothing', async () => {
    const reads = ['urges', 'notices', 'interviews', 'scores', 'points', 'appeals', 'owed']
    for (const login of ['reviewer', 'approver', 'leader']) {
      for (const one of reads) assert.equal((await (await district.as(login)).get(`/api/v1/${one}`)).status, 200, `${login} ${one}`)
      assert.ok((await get(login, 'notices')).notices.length > 0)
    }
    for (const login of ['operator', 'reader']) {
      for (const one of reads) assert.equal((await (await district.as(login)).get(`/api/v1/${one}`)).status, 403, `${login} ${one}`)
    }
    for (const one of ['urges', 'notices', 'interviews', 'points', 'appeals', 'owed']) {
      const list = (body: any) => Object.values(body).find(Array.isArray) as any[]
      assert.deepEqual(list(await get('head-finance', one)), [], one)
      const mine = list(await get('head-education', one))
      assert.ok(mine.every((row: any) => row.unit === 'education'), one)
    }
    assert.equal((await (await district.as('head-finance')).get('/api/v1/day/units/education')).status, 403)
    assert.equal((await (await district.as('head-finance')).get('/api/v1/day/office')).status, 403)
    assert.equal((await (await district.as('reviewer')).get('/api/v1/day/leader')).status, 403)
    assert.equal((await (await district.as('reviewer')).get('/api/v1/notices?state=odd&year=12')).body.errors.length, 2)
    assert.equal((await (await district.as('reviewer')).get('/api/v1/urges?cursor=eA')).status, 422)
  })

  test('lists go on from page to page', async () => {
    const first = await get('reviewer', 'notices?limit=2')
    assert.equal(first.notices.length, 2)
    const second = await get('reviewer', `notices?limit=2&cursor=${first.next}`)
    assert.ok(second.notices.length > 0)
    assert.ok(!second.notices.some((one: any) => first.notices.some((f: any) => f.id === one.id)))
  })
})
