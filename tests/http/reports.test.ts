// Reports over HTTP: the chain of hands, evidence, supporting units, verification and the end of an
// item, standing duties, and who may do what: role by act by own and other unit.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {District} from '../support/district.ts'
import {education, evidenceForm, handledItems, pixel, reported} from '../support/reported.ts'

describe('reporting', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  const item = async (id: string) => (await get('reviewer', `items/${id}`)).body
  const upload = async (login: string, target: string, name: string, bytes: string | Buffer) =>
    (await district.as(login)).request('POST', `/api/v1/${target}`, {form: evidenceForm(name, bytes)})

  test('a report goes from hand to hand and writes progress and milestones', async () => {
    const [one] = await handledItems(district, ['新建幼儿园3所'])
    const today = (await get('reviewer', 'meta')).body.today
    const month = today.slice(0, 7)
    const set = await (await district.as('reviewer')).put(`/api/v1/items/${one.id}/milestones`, {
      milestones: [{period: month, percent: 30, words: '开工'}],
    })
    assert.equal(set.status, 200, JSON.stringify(set.body))
    const draft = await reported(district, one.id, 'draft', {
      percent: 30, value: '1.50', value_unit: '所', origin: 'reported', reached: [month],
    })
    assert.deepEqual(draft.may, ['edit', 'submit', 'withdraw'])
    assert.equal((await get('reviewer', `reports/${draft.id}`)).body.id, 'report.not-found')
    const liaison = await district.as('liaison-education')
    const edited = await liaison.patch(`/api/v1/reports/${draft.id}`, {problems: '资金未到位'}, `"${draft.version}"`)
    assert.equal(edited.status, 200)
    const stale = await liaison.patch(`/api/v1/reports/${draft.id}`, {problems: '另一'}, `"${draft.version}"`)
    assert.equal(stale.body.id, 'row.changed-meanwhile')
    assert.equal((await post('liaison-education', `reports/${draft.id}/submission`)).body.state, 'submitted')
    const back = await post('head-education', `reports/${draft.id}/hand-back`, {reason: '数字请核对'})
    assert.equal(back.body.state, 'draft')
    assert.equal(back.body.reason, '数字请核对')
    await post('liaison-education', `reports/${draft.id}/submission`)
    assert.deepEqual((await post('head-education', `reports/${draft.id}/signature`)).body.signed_on, today)
    const seen = await post('leader', `reports/${draft.id}/seen`, {words: '抓紧'})
    assert.equal(seen.body.seen[0].words, '抓紧')
    assert.equal((await item(one.id)).progress, null)
    const accepted = await post('reviewer', `reports/${draft.id}/acceptance`)
    assert.equal(accepted.body.value, '1.50')
    const carried = await item(one.id)
    assert.equal(carried.progress, 30)
    assert.equal(carried.progress_on, today)
    const reached = (await get('reviewer', `items/${one.id}/milestones`)).body.milestones[0]
    assert.deepEqual([reached.reached_on, reached.report], [today, draft.id])
    const history = await get('reviewer', `items/${one.id}/reporting`)
    assert.equal(history.body.reports.length, 1)
  })

  test('a returned report stays as it was said, and the next begins with its content and evidence', async () => {
    const [one] = await handledItems(district, ['改造校舍2处'])
    const first = await reported(district, one.id, 'draft')
    assert.equal((await upload('liaison-education', `reports/${first.id}/evidence`, '现场.png', pixel)).status, 201)
    const second = await post('liaison-education', `items/${one.id}/reports`, {period: first.period})
    assert.equal(second.body.id, 'report.already-open')
    await post('liaison-education', `reports/${first.id}/submission`)
    await post('head-education', `reports/${first.id}/signature`)
    assert.equal((await post('reviewer', `reports/${first.id}/spot-check`, {words: '看现场'})).body.state, 'spot_check')
    const returned = await post('reviewer', `reports/${first.id}/return`, {reason: '佐证材料不足'})
    assert.equal(returned.body.state, 'returned')
    const again = await post('liaison-education', `items/${one.id}/reports`, {from: first.id})
    assert.equal(again.status, 201, JSON.stringify(again.body))
    assert.equal(again.body.words, first.words)
    assert.equal(again.body.evidence[0].name, '现场.png')
    const other = await handledItems(district, ['另一处校舍'])
    assert.equal((await post('liaison-education', `items/${other[0].id}/reports`, {from: first.id})).body.id, 'report.not-returned')
  })

  test('a submission names every fault at once, a draft only what is malformed', async () => {
    const [one] = await handledItems(district, ['新增学位1000个'])
    const malformed = await post('liaison-education', `items/${one.id}/reports`, {period: '2099-01', value: '1e3', reached: ['2099-02']})
    assert.deepEqual(
      malformed.body.errors.map((e: any) => `${e.place} ${e.id}`),
      ['/period report.period-ahead', '/value report.value-malformed', '/reached/0 report.milestone-unknown'],
    )
    const draft = await reported(district, one.id, 'draft', {words: '', value: '5', claims_done: true})
    const refused = await post('liaison-education', `reports/${draft.id}/submission`)
    assert.deepEqual(
      refused.body.errors.map((e: any) => `${e.place} ${e.id}`),
      ['/origin report.origin-missing', '/words report.words-missing'],
    )
    for (const [body, id] of [
      [{percent: 101}, 'request.out-of-range'],
      [{origin: 'guessed'}, 'request.not-a-choice'],
      [{surprise: 1}, 'request.field-unknown'],
      [{words: 'x'.repeat(4001)}, 'request.too-long'],
    ] as const) {
      const reply = await (await district.as('liaison-education')).patch(`/api/v1/reports/${draft.id}`, body, '*')
      assert.equal(reply.body.errors?.[0].id, id, JSON.stringify(reply.body))
    }
  })

  test('evidence is what its bytes say, limited in size, and goes to whom the report goes', async () => {
    const [one] = await handledItems(district, ['建图书馆1座'])
    const report = await reported(district, one.id, 'draft')
    const target = `reports/${report.id}/evidence`
    const refused: [string, string | Buffer, string][] = [
      ['a.jpg', '<html><script>alert(1)</script></html>', 'evidence.type-refused'],
      ['a.pdf', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'evidence.type-refused'],
      ['a.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'evidence.type-refused'],
      ['a.png', '', 'evidence.empty'],
      ['a.png', Buffer.concat([pixel, Buffer.alloc(20 << 20)]), 'evidence.too-large'],
    ]
    for (const [name, bytes, id] of refused) assert.equal((await upload('liaison-education', target, name, bytes)).body.id, id, name)
    for (const link of ['javascript:alert(1)', 'ftp://x.org/', 'https://']) {
      assert.equal((await post('liaison-education', target, {link})).body.id, 'evidence.link-refused', link)
    }
    const photo = await upload('liaison-education', target, '../照片.pdf', pixel)
    assert.equal(photo.status, 201, JSON.stringify(photo.body))
    assert.deepEqual([photo.body.kind, photo.body.media_type, photo.body.name], ['photo', 'image/png', '照片.pdf'])
    const file = await upload('liaison-education', target, '验收.pdf', '%PDF-1.7\n%%EOF\n')
    const link = await post('liaison-education', target, {link: 'https://example.org/a', name: '公示'})
    assert.equal(link.body.href, 'https://example.org/a')
    const taken = await post('liaison-education', `evidence/${link.body.id}/withdrawal`)
    assert.equal(taken.status, 204)

    const shown = await get('head-education', `evidence/${photo.body.id}/file`)
    assert.equal(shown.headers.get('content-type'), 'image/png')
    assert.match(shown.headers.get('content-disposition')!, /^attachment; filename\*=UTF-8''%E7/)
    assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
    assert.deepEqual(shown.raw, pixel)
    const other = await get('liaison-education', `evidence/${file.body.id}/file`)
    assert.equal(other.headers.get('content-type'), 'application/octet-stream')

    for (const login of ['reviewer', 'leader', 'liaison-finance', 'liaison-civil-affairs']) {
      assert.equal((await get(login, `evidence/${photo.body.id}/file`)).body.id, 'evidence.not-found', login)
      assert.equal((await upload(login, target, 'a.png', pixel)).body.id, 'report.not-found', login)
      assert.equal((await post(login, `evidence/${photo.body.id}/withdrawal`)).body.id, 'evidence.not-found', login)
    }
    assert.equal((await district.visitor().get(`/api/v1/evidence/${photo.body.id}/file`)).status, 401)
    await post('liaison-education', `reports/${report.id}/submission`)
    await post('head-education', `reports/${report.id}/signature`)
    for (const login of ['reviewer', 'leader', 'liaison-finance']) {
      assert.equal((await get(login, `evidence/${photo.body.id}/file`)).status, 200, login)
    }
    assert.equal((await get('liaison-civil-affairs', `evidence/${photo.body.id}/file`)).body.id, 'evidence.not-found')
    assert.equal((await post('liaison-education', `evidence/${photo.body.id}/withdrawal`)).body.id, 'report.wrong-state')
  })

  test('forged ids and the reports of other units are not to be told apart', async () => {
    const [one] = await handledItems(district, ['建体育馆1座'])
    const report = await reported(district, one.id, 'signed')
    for (const id of [report.id, 'rpt_forged', "' OR 1=1 --", '..%2F..%2Fetc']) {
      const at = encodeURIComponent(id)
      assert.equal((await get('head-civil-affairs', `reports/${at}`)).body.id, 'report.not-found')
      for (const path of ['signature', 'submission', 'acceptance', 'withdrawal']) {
        assert.equal((await post('head-civil-affairs', `reports/${at}/${path}`)).body.id, 'report.not-found')
      }
    }
    assert.equal((await get('head-civil-affairs', `items/${one.id}/reporting`)).body.id, 'item.not-found')
    assert.equal((await get('reviewer', 'evidence/evd_forged/file')).body.id, 'evidence.not-found')
    assert.equal((await upload('reviewer', 'verifications/vrf_forged/evidence', 'a.png', pixel)).body.id, 'verification.not-found')
  })

  test('a supporting unit confirms or disputes with words', async () => {
    const [one] = await handledItems(district, ['推进三个项目'])
    const report = await reported(district, one.id, 'signed')
    const waiting = await get('liaison-finance', 'report-queue?queue=to_support')
    assert.ok(waiting.body.entries.some((e: any) => e.report.id === report.id))
    assert.equal((await post('liaison-finance', `reports/${report.id}/support`, {state: 'disputed'})).body.id, 'item.reason-missing')
    const said = await post('head-finance', `reports/${report.id}/support`, {state: 'disputed', words: '资金尚未拨付'})
    assert.deepEqual([said.body.support[0].unit, said.body.support[0].state], ['finance', 'disputed'])
    const now = await get('liaison-finance', 'report-queue?queue=to_support')
    assert.ok(!now.body.entries.some((e: any) => e.report.id === report.id))
  })

  test('an item is closed after its claim was accepted and verified by another person, and reopened', async () => {
    const [one] = await handledItems(district, ['建成养老中心2个'])
    const claim = await reported(district, one.id, 'signed', {claims_done: true, percent: 100})
    assert.equal((await item(one.id)).stage, 'claimed')
    assert.equal((await post('reviewer', `items/${one.id}/closing`)).body.id, 'item.claim-not-accepted')
    await post('reviewer', `reports/${claim.id}/acceptance`)
    assert.equal((await post('reviewer', `items/${one.id}/closing`)).body.id, 'item.not-verified')
    const verdict = {manner: 'on_spot', outcome: 'passed', words: '现场已投入使用'}
    const verified = await post('reviewer', `reports/${claim.id}/verifications`, verdict)
    assert.equal(verified.status, 201, JSON.stringify(verified.body))
    const target = `verifications/${verified.body.id}/evidence`
    assert.equal((await upload('reviewer', target, '现场.png', pixel)).status, 201)
    assert.equal((await upload('confirmer', target, '现场.png', pixel)).body.id, 'verification.not-yours')
    assert.equal((await post('reviewer', `items/${one.id}/closing`)).body.id, 'verification.second-person')
    assert.equal((await post('confirmer', `items/${one.id}/strike-off`)).body.id, 'item.to-be-closed')
    const closed = await post('confirmer', `items/${one.id}/closing`)
    assert.equal(closed.body.stage, 'closed')
    const reporting = (await get('liaison-education', `items/${one.id}/reporting`)).body
    assert.equal(reporting.verifications[0].evidence[0].kind, 'photo')
    assert.deepEqual(reporting.may, [])
    assert.equal((await post('liaison-education', `items/${one.id}/reports`)).body.id, 'item.wrong-stage')
    const reopened = await post('reviewer', `items/${one.id}/reopening`, {reason: '设施损坏，停止使用'})
    assert.deepEqual([reopened.body.stage, reopened.body.progress], ['acknowledged', null])
    assert.equal((await get('reviewer', `items/${one.id}/reporting`)).body.reopenings[0].reason, '设施损坏，停止使用')
  })

  test('a claim that fails its verification falls', async () => {
    const [one] = await handledItems(district, ['修缮桥梁1座'])
    const claim = await reported(district, one.id, 'signed', {claims_done: true})
    await post('reviewer', `reports/${claim.id}/verifications`, {manner: 'desk', outcome: 'failed', words: '没有验收报告'})
    assert.equal((await item(one.id)).stage, 'acknowledged')
    const now = (await get('liaison-education', `reports/${claim.id}`)).body
    assert.deepEqual([now.state, now.reason], ['returned', '没有验收报告'])
  })

  test('an accepted report of a public item is released step by step', async () => {
    const [one] = await handledItems(district, ['建口袋公园5个'])
    const report = await reported(district, one.id, 'accepted')
    const disclose = async (login: string, disclosure: string, reason?: string) =>
      (await district.as(login)).put(`/api/v1/reports/${report.id}/disclosure`, {disclosure, ...(reason ? {reason} : {})})
    assert.equal((await disclose('reviewer', 'proposed')).body.id, 'report.item-not-public')
    await (await district.as('reviewer')).put(`/api/v1/items/${one.id}/disclosure`, {disclosure: 'proposed'})
    await (await district.as('approver')).put(`/api/v1/items/${one.id}/disclosure`, {disclosure: 'public'})
    assert.equal((await disclose('approver', 'public')).body.id, 'report.wrong-disclosure')
    assert.equal((await disclose('reviewer', 'proposed')).body.disclosure, 'proposed')
    assert.equal((await disclose('reviewer', 'public')).body.id, 'item.not-approver')
    const queue = await get('approver', 'report-queue?queue=to_release')
    assert.equal(queue.body.entries[0].report.id, report.id)
    assert.equal((await disclose('approver', 'public')).body.disclosure, 'public')
    assert.equal((await disclose('approver', 'internal')).body.id, 'item.reason-missing')
    assert.equal((await disclose('approver', 'internal', '数据更正')).body.disclosure, 'internal')
  })

  test('the turns of a standing duty open with its issue and are kept by a signed report', async () => {
    const duty = {lead_unit: 'education', due_date: null, recurrence: 'monthly'}
    const [one] = await handledItems(district, ['每月召开一次调度会'], duty)
    assert.equal(one.type, 'standing_duty')
    const periods = async () => (await get('reviewer', `items/${one.id}/reporting`)).body.duty_periods
    assert.deepEqual((await periods()).map((p: any) => p.state), ['pending'])
    const report = await reported(district, one.id, 'signed')
    const [kept] = await periods()
    assert.deepEqual([kept.state, kept.report], ['kept', report.id])
    const closed = await post('reviewer', `items/${one.id}/closing`)
    assert.equal(closed.body.stage, 'closed')
  })

  test('the queues and the to-do list count alike', async () => {
    await handledItems(district, ['本月待报的事'])
    const todo = (await get('liaison-education', 'todo')).body.todo.find((t: any) => t.kind === 'reports_to_draft')
    let seen = 0
    let cursor: string | null = null
    do {
      const query: string = `report-queue?queue=to_draft&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
      const page: any = (await get('liaison-education', query)).body
      seen += page.entries.length
      cursor = page.next
    } while (cursor)
    assert.equal(seen, todo.count)
    assert.ok(seen > 0)
    assert.equal((await get('reader', 'report-queue?queue=to_check')).body.entries.length, 0)
    assert.equal((await get('reviewer', 'report-queue?queue=elsewhere')).body.id, 'request.faulty')
  })
})

// What each person's attempt comes to, on a report of the education bureau with the finance bureau
// beside it: a status, and for a refusal the problem.
describe('who may do what with a report', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const logins = [
    'reviewer', 'approver', 'liaison-education', 'head-education', 'liaison-finance', 'head-finance',
    'liaison-civil-affairs', 'head-civil-affairs', 'leader', 'reader', 'operator',
  ]

  interface Act {
    name: string
    state: 'draft' | 'submitted' | 'signed' | 'accepted'
    claims?: boolean
    verified?: boolean // by another of the office than the one who acts
    send: (report: any) => {target: string; body?: unknown; patch?: boolean}
    may: Record<string, number>
    refusal: (login: string) => string
  }
  // A draft and what waits for the head are seen by the unit alone.
  const unseen = (head: string) => (login: string) =>
    login === 'liaison-education' ? head : /civil/.test(login) ? 'report.not-found' : 'report.not-found'
  const signed = (id: string) => (login: string) => (/civil/.test(login) ? 'report.not-found' : id)
  const own = {'liaison-education': 200, 'head-education': 200}
  const acts: Act[] = [
    {name: 'read a draft', state: 'draft', send: (r) => ({target: `GET reports/${r.id}`}), may: own, refusal: unseen('')},
    {name: 'edit', state: 'draft', send: (r) => ({target: `reports/${r.id}`, body: {words: '改'}, patch: true}), may: own, refusal: unseen('')},
    {name: 'submit', state: 'draft', send: (r) => ({target: `reports/${r.id}/submission`}), may: own, refusal: unseen('')},
    {name: 'withdraw', state: 'draft', send: (r) => ({target: `reports/${r.id}/withdrawal`}), may: own, refusal: unseen('')},
    {name: 'sign', state: 'submitted', send: (r) => ({target: `reports/${r.id}/signature`}), may: {'head-education': 200}, refusal: unseen('item.not-unit-head')},
    {
      name: 'hand back', state: 'submitted', send: (r) => ({target: `reports/${r.id}/hand-back`, body: {reason: '再核'}}),
      may: {'head-education': 200}, refusal: unseen('item.not-unit-head'),
    },
    {
      name: 'read what is signed', state: 'signed', send: (r) => ({target: `GET reports/${r.id}`}),
      may: Object.fromEntries(logins.filter((l) => !/civil/.test(l)).map((l) => [l, 200])), refusal: signed(''),
    },
    {name: 'accept', state: 'signed', send: (r) => ({target: `reports/${r.id}/acceptance`}), may: {reviewer: 200}, refusal: signed('item.not-supervision')},
    {name: 'return', state: 'signed', send: (r) => ({target: `reports/${r.id}/return`, body: {reason: '不足'}}), may: {reviewer: 200}, refusal: signed('item.not-supervision')},
    {name: 'order a spot check', state: 'signed', send: (r) => ({target: `reports/${r.id}/spot-check`}), may: {reviewer: 200}, refusal: signed('item.not-supervision')},
    {
      name: 'verify', state: 'signed', send: (r) => ({target: `reports/${r.id}/verifications`, body: {manner: 'desk', outcome: 'passed', words: '属实'}}),
      may: {reviewer: 201}, refusal: () => 'item.not-supervision',
    },
    {
      name: 'confirm as supporting unit', state: 'signed', send: (r) => ({target: `reports/${r.id}/support`, body: {state: 'confirmed'}}),
      may: {'liaison-finance': 200, 'head-finance': 200}, refusal: signed('item.not-supporting-unit'),
    },
    {name: 'mark seen', state: 'signed', send: (r) => ({target: `reports/${r.id}/seen`}), may: {leader: 200}, refusal: signed('item.not-leader')},
    {
      name: 'close', state: 'accepted', claims: true, send: (r) => ({target: `items/${r.item}/closing`}),
      may: {}, refusal: (login) => (login === 'reviewer' ? 'item.not-verified' : 'item.not-supervision'),
    },
    {
      name: 'close what was verified', state: 'accepted', claims: true, verified: true, send: (r) => ({target: `items/${r.item}/closing`}),
      may: {reviewer: 200}, refusal: () => 'item.not-supervision',
    },
    {name: 'reopen', state: 'accepted', send: (r) => ({target: `items/${r.item}/reopening`, body: {reason: '反弹'}}), may: {}, refusal: (login) => (login === 'reviewer' ? 'item.wrong-stage' : 'item.not-supervision')},
  ]

  for (const act of acts) {
    test(`${act.name}: each role, in its own unit and in another`, async () => {
      const items = await handledItems(district, logins.map((login) => `${act.name}由${login}`), education)
      for (const [at, login] of logins.entries()) {
        const report = await reported(district, items[at].id, act.state, act.claims ? {claims_done: true} : {})
        if (act.verified) {
          const outcome = {manner: 'desk', outcome: 'passed', words: '属实'}
          const told = await (await district.as('confirmer')).post(`/api/v1/reports/${report.id}/verifications`, outcome)
          assert.equal(told.status, 201, JSON.stringify(told.body))
        }
        const {target, body, patch} = act.send(report)
        const client = await district.as(login)
        const reply = target.startsWith('GET ')
          ? await client.get(`/api/v1/${target.slice(4)}`)
          : patch
            ? await client.patch(`/api/v1/${target}`, body, '*')
            : await client.post(`/api/v1/${target}`, body)
        const expected = act.may[login]
        const told = `${act.name} by ${login}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`
        if (expected) assert.equal(reply.status, expected, told)
        else assert.equal(reply.body.id, act.refusal(login), told)
      }
    })
  }

  test('draft: only the hands of the lead unit', async () => {
    const items = await handledItems(district, logins.map((login) => `起草由${login}`), education)
    for (const [at, login] of logins.entries()) {
      const reply = await (await district.as(login)).post(`/api/v1/items/${items[at].id}/reports`, {words: '进展'})
      if (/education/.test(login)) assert.equal(reply.status, 201, login)
      else assert.equal(reply.body.id, /civil/.test(login) ? 'item.not-found' : 'item.not-lead-unit', login)
    }
  })
})
