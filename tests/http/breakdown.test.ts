// Breaking down and issuing over HTTP: circulation, receipt, objection, milestones, amendments, and
// who may do what: role by act by own and other unit.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {District} from '../support/district.ts'

const own = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2099-12-31'}
const decision = {decided_by: '区政府第12次常务会议', decided_on: '2020-01-30', reason: '用地未落实'}

describe('breaking down and issuing', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const item = async (id: string) => (await (await district.as('reviewer')).get(`/api/v1/items/${id}`)).body
  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)

  test('an item goes to its units for comment, is issued, signed for and recalled', async () => {
    const [one] = await approvedItems(district, ['新建幼儿园3所'], own)
    assert.equal((await post('reviewer', `items/${one.id}/circulation`)).body.stage, 'circulated')
    const agreed = await post('head-finance', `items/${one.id}/comments`, {words: ''})
    assert.equal(agreed.body.state, 'noted')
    const said = await post('liaison-education', `items/${one.id}/comments`, {words: '建议改为2所'})
    assert.equal(said.status, 201)
    assert.equal(said.body.made_by_name, '叶书瑶')
    const mine = async (login: string) => (await (await district.as(login)).get('/api/v1/comments?mine=true')).body.comments
    assert.deepEqual((await mine('head-education')).map((c: any) => c.id), [said.body.id])
    assert.deepEqual((await mine('liaison-finance')).map((c: any) => c.id), [agreed.body.id])
    assert.deepEqual(await mine('head-civil-affairs'), [])
    assert.equal((await post('reviewer', `items/${one.id}/issue`)).body.id, 'item.comments-open')
    const open = await (await district.as('reviewer')).get('/api/v1/comments?limit=1')
    assert.equal(open.body.comments[0].id, said.body.id)
    const decided = await post('reviewer', `comments/${said.body.id}/decision`, {outcome: 'dismissed', answer: '已研究'})
    assert.equal(decided.body.answer, '已研究')
    assert.equal((await post('reviewer', `items/${one.id}/issue`)).body.stage, 'issued')
    assert.equal((await post('liaison-education', `items/${one.id}/receipt`)).body.stage, 'acknowledged')
    const recalled = await post('reviewer', `items/${one.id}/recall`, {reason: '分工调整'})
    assert.equal(recalled.body.stage, 'none')
    assert.equal(recalled.body.issued_at, null)
    const history = await (await district.as('reviewer')).get(`/api/v1/items/${one.id}/history`)
    assert.deepEqual(
      history.body.entries.map((entry: any) => entry.kind).slice(0, 4),
      ['item.recall', 'item.acknowledge', 'item.issue', 'comment.decide'],
    )
  })

  test('an objection upheld takes the item back', async () => {
    const [one] = await approvedItems(district, ['改造校舍2处'], own)
    await post('reviewer', `items/${one.id}/issue`)
    const objected = await post('head-education', `items/${one.id}/objections`, {words: '职责在住建局'})
    assert.equal(objected.status, 201)
    assert.equal((await post('liaison-education', `items/${one.id}/receipt`)).body.id, 'item.objection-open')
    const upheld = await post('confirmer', `comments/${objected.body.id}/decision`, {outcome: 'upheld', answer: ''})
    assert.equal(upheld.body.state, 'upheld')
    assert.equal((await item(one.id)).stage, 'none')
  })

  test('many are issued and signed for at once, and those left out say why', async () => {
    const items = await approvedItems(district, ['建图书馆1座', '建体育馆1座'], own)
    const [unassigned] = await approvedItems(district, ['另有一事'], {responsible_leader: '李四'})
    const ids = items.map((one) => one.id)
    const issued = await post('reviewer', 'issues', {items: [...ids, unassigned.id, 'itm_none']})
    assert.deepEqual(issued.body.done, ids)
    assert.deepEqual(issued.body.left_out.map((one: any) => one.id), ['item.no-lead-unit', 'item.not-found'])
    const signed = await post('head-education', 'receipts', {all: true})
    for (const id of ids) assert.ok(signed.body.done.includes(id))
  })

  test('milestones are proposed from the target, set as a whole, and every fault is named', async () => {
    const [one] = await approvedItems(district, ['新增学位1000个'], {...own, due_date: '2099-12-31', start_date: '2099-01-01'})
    const reviewer = await district.as('reviewer')
    const proposal = (await reviewer.get(`/api/v1/items/${one.id}/milestones/proposal`)).body.milestones
    assert.equal(proposal.length, 4)
    assert.equal(proposal[0].percent, 25)
    assert.match(proposal[0].words, /累计250个/)
    const wanted = proposal.map(({period, percent, words}: any) => ({period, percent, words}))
    const set = await reviewer.put(`/api/v1/items/${one.id}/milestones`, {milestones: wanted})
    assert.equal(set.status, 200, JSON.stringify(set.body))
    assert.deepEqual(set.body.milestones, proposal)
    wanted[1].percent = 10
    wanted[2].period = '2099-33'
    const refused = await reviewer.put(`/api/v1/items/${one.id}/milestones`, {milestones: wanted})
    assert.equal(refused.status, 422)
    assert.deepEqual(
      refused.body.errors.map((e: any) => `${e.place} ${e.id}`),
      ['/milestones/1/percent milestone.percent-falls', '/milestones/2/period milestone.period-malformed'],
    )
  })

  test('what an issued item promises changes only by an amendment that an approver signs', async () => {
    const [one] = await approvedItems(district, ['建成养老中心2个'], own)
    const reviewer = await district.as('reviewer')
    await post('reviewer', `items/${one.id}/issue`)
    const now = await item(one.id)
    const edit = await reviewer.patch(`/api/v1/items/${one.id}`, {due_date: '2099-06-30', text: '别的'}, `"${now.version}"`)
    assert.equal(edit.body.id, 'item.issued-amend')
    assert.deepEqual(edit.body.errors.map((e: any) => e.place), ['/text', '/due_date'])
    const free = await reviewer.patch(`/api/v1/items/${one.id}`, {liaison: '王五'}, `"${now.version}"`)
    assert.equal(free.status, 200)
    const faulty = await post('reviewer', `items/${one.id}/amendments`, {...decision, decided_on: '2098-01-01', due_date: null})
    assert.deepEqual(faulty.body.errors.map((e: any) => e.id).sort(), ['amendment.decided-later', 'item.no-due-date'])
    const proposed = await post('reviewer', `items/${one.id}/amendments`, {...decision, due_date: '2099-06-30'})
    assert.equal(proposed.status, 201, JSON.stringify(proposed.body))
    assert.deepEqual(proposed.body.before, {due_date: '2099-12-31'})
    const waiting = await (await district.as('approver')).get('/api/v1/amendments?state=proposed')
    assert.ok(waiting.body.amendments.some((a: any) => a.id === proposed.body.id))
    const signed = await post('approver', `amendments/${proposed.body.id}/signature`)
    assert.equal(signed.body.state, 'decided')
    assert.equal(signed.body.signed_by_name, '韩启文')
    const amended = await item(one.id)
    assert.equal(amended.due_date, '2099-06-30')
    assert.equal(amended.amended, 1)
    assert.equal(amended.state, 'approved')
    const kept = await (await district.as('head-finance')).get(`/api/v1/items/${one.id}/amendments`)
    assert.equal(kept.body.amendments[0].after.due_date, '2099-06-30')
    const again = await post('reviewer', `items/${one.id}/amendments`, {...decision, due_date: '2099-07-31'})
    const refused = await post('approver', `amendments/${again.body.id}/refusal`, {reason: '不宜再延'})
    assert.equal(refused.body.refusal, '不宜再延')
    const cancelled = await post('approver', `items/${one.id}/cancellation`, decision)
    assert.equal(cancelled.body.stage, 'cancelled')
  })

  test('many are assigned alike after a preview', async () => {
    const items = await approvedItems(district, ['事甲', '事乙'], own)
    await post('reviewer', `items/${items[0].id}/issue`)
    const body = {items: items.map((one) => one.id), lead_unit: 'finance', liaison: '赵六', apply: false}
    const preview = await post('reviewer', 'assignments', body)
    assert.deepEqual(preview.body.done, [items[1].id])
    assert.equal(preview.body.left_out[0].id, 'item.issued-amend')
    assert.deepEqual(preview.body.changes.map((c: any) => c.field), ['lead_unit', 'supporting_units', 'liaison'])
    assert.equal((await item(items[1].id)).lead_unit, 'education')
    await post('reviewer', 'assignments', {...body, apply: true})
    assert.equal((await item(items[1].id)).lead_unit, 'finance')
    assert.equal((await post('reviewer', 'assignments', {items: [items[0].id], apply: false})).body.id, 'assignment.nothing')
  })

  test('parts are named with owners of their own', async () => {
    const [one] = await approvedItems(district, ['推进十个项目'], own)
    const parts = [{headline: '项目甲'}, {headline: '项目乙', lead_unit: 'finance', due_date: '2099-05-31'}]
    const added = await post('reviewer', `items/${one.id}/parts`, {parts})
    assert.equal(added.status, 201, JSON.stringify(added.body))
    assert.equal(added.body.items[1].number, `${one.number}-2`)
    assert.equal(added.body.items[1].lead_unit, 'finance')
    assert.equal((await item(one.id)).parts_named, 2)
    const faulty = await post('reviewer', `items/${one.id}/parts`, {parts: [{headline: '项目丙', lead_unit: 'nowhere'}]})
    assert.deepEqual(
      faulty.body.errors.map((e: any) => `${e.place} ${e.id}`),
      ['/parts/0/lead_unit item.unit-unknown', '/parts item.too-many-parts'],
    )
  })
})

// What each person's attempt comes to, on an item of the education bureau with the finance bureau
// beside it: a status, and for a refusal the problem.
describe('who may do what', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const logins = [
    'reviewer', 'approver', 'liaison-education', 'head-education', 'liaison-finance', 'head-finance',
    'liaison-civil-affairs', 'head-civil-affairs', 'leader', 'reader', 'operator',
  ]
  const notOffice = 'item.not-supervision'
  const notApprover = 'item.not-approver'

  interface Act {
    name: string
    stage: 'none' | 'circulated' | 'issued'
    send: (id: string) => {method?: 'GET' | 'PUT'; target: string; body?: unknown}
    may: Record<string, number>
    refusal: (login: string) => string
  }
  const byUnit =
    (seen: string, head = seen) =>
    (login: string) => {
      if (/civil-affairs/.test(login)) return 'item.not-found'
      return login === 'liaison-education' ? head : seen
    }
  const acts: Act[] = [
    {name: 'circulate', stage: 'none', send: (id) => ({target: `items/${id}/circulation`}), may: {reviewer: 200}, refusal: () => notOffice},
    {name: 'issue', stage: 'none', send: (id) => ({target: `items/${id}/issue`}), may: {reviewer: 200}, refusal: () => notOffice},
    {
      name: 'comment', stage: 'circulated', send: (id) => ({target: `items/${id}/comments`, body: {words: '无'}}),
      may: {'liaison-education': 201, 'head-education': 201, 'liaison-finance': 201, 'head-finance': 201},
      refusal: byUnit('item.not-taking-part'),
    },
    {
      name: 'acknowledge', stage: 'issued', send: (id) => ({target: `items/${id}/receipt`}),
      may: {'liaison-education': 200, 'head-education': 200}, refusal: byUnit('item.not-lead-unit'),
    },
    {
      name: 'object', stage: 'issued', send: (id) => ({target: `items/${id}/objections`, body: {words: '不妥'}}),
      may: {'head-education': 201}, refusal: byUnit('item.not-lead-unit', 'item.not-unit-head'),
    },
    {name: 'recall', stage: 'issued', send: (id) => ({target: `items/${id}/recall`, body: {reason: '误'}}), may: {reviewer: 200}, refusal: () => notOffice},
    {
      name: 'set milestones', stage: 'none',
      send: (id) => ({method: 'PUT', target: `items/${id}/milestones`, body: {milestones: []}}), may: {reviewer: 200}, refusal: () => notOffice,
    },
    {
      name: 'assign', stage: 'none', send: (id) => ({target: 'assignments', body: {items: [id], liaison: '甲', apply: true}}),
      may: {reviewer: 200}, refusal: () => notOffice,
    },
    {name: 'name parts', stage: 'none', send: (id) => ({target: `items/${id}/parts`, body: {parts: [{headline: '甲'}]}}), may: {reviewer: 201}, refusal: () => notOffice},
    {
      name: 'propose an amendment', stage: 'issued',
      send: (id) => ({target: `items/${id}/amendments`, body: {...decision, due_date: '2099-01-01'}}), may: {reviewer: 201}, refusal: () => notOffice,
    },
    {name: 'cancel', stage: 'issued', send: (id) => ({target: `items/${id}/cancellation`, body: decision}), may: {approver: 200}, refusal: () => notApprover},
  ]

  for (const act of acts) {
    test(`${act.name}: each role, in its own unit and in another`, async () => {
      const items = await approvedItems(district, logins.map((login) => `${act.name}由${login}`), own)
      const reviewer = await district.as('reviewer')
      for (const [at, login] of logins.entries()) {
        const {id} = items[at]
        if (act.stage === 'circulated') await reviewer.post(`/api/v1/items/${id}/circulation`)
        if (act.stage === 'issued') await reviewer.post(`/api/v1/items/${id}/issue`)
        const {method = 'POST', target, body = {}} = act.send(id)
        const reply = await (await district.as(login)).request(method, `/api/v1/${target}`, {body})
        const wanted = act.may[login]
        if (wanted) {
          assert.equal(reply.status, wanted, `${login}: ${JSON.stringify(reply.body)}`)
        } else {
          assert.equal(reply.body.id, act.refusal(login), `${login}: ${JSON.stringify(reply.body)}`)
        }
      }
    })
  }

  test('decisions on comments and amendments belong to the office and the approver', async () => {
    const [first, second] = await approvedItems(district, ['决定一', '决定二'], own)
    const reviewer = await district.as('reviewer')
    await reviewer.post(`/api/v1/items/${first.id}/circulation`)
    const said = await (await district.as('head-education')).post(`/api/v1/items/${first.id}/comments`, {words: '建议'})
    await reviewer.post(`/api/v1/items/${second.id}/issue`)
    const proposed = await reviewer.post(`/api/v1/items/${second.id}/amendments`, {...decision, due_date: '2099-02-01'})
    for (const login of logins) {
      const who = await district.as(login)
      const decided = await who.post(`/api/v1/comments/${said.body.id}/decision`, {outcome: 'dismissed', answer: ''})
      assert.equal(decided.body.id, login === 'reviewer' ? 'comment.answer-missing' : notOffice, login)
      const refused = await who.post(`/api/v1/amendments/${proposed.body.id}/refusal`, {reason: ' '})
      assert.equal(refused.body.id, login === 'approver' ? 'item.reason-missing' : notApprover, login)
    }
  })

  test('a unit sees comments and amendments of its own items only', async () => {
    const [one] = await approvedItems(district, ['可见范围'], own)
    await (await district.as('reviewer')).post(`/api/v1/items/${one.id}/issue`)
    for (const login of ['head-education', 'liaison-finance', 'leader']) {
      const acts = await (await district.as(login)).get(`/api/v1/items/${one.id}/acts`)
      assert.equal(acts.status, 200, login)
    }
    const stranger = await district.as('head-civil-affairs')
    for (const list of ['comments', 'amendments', 'milestones', 'milestones/proposal', 'acts']) {
      assert.equal((await stranger.get(`/api/v1/items/${one.id}/${list}`)).status, 404, list)
    }
    assert.deepEqual((await stranger.get('/api/v1/amendments')).body.amendments, [])
    assert.deepEqual((await stranger.get('/api/v1/comments')).body.comments, [])
  })
})
