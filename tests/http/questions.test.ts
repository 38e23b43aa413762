// Residents ask about public items without a log-in: the form, its limits, and the way of a question
// through moderation, the unit's answer, the head's signature and the release.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {Client} from '../support/api.ts'
import {District} from '../support/district.ts'
import {disclose} from '../support/outcomes.ts'

const own = {lead_unit: 'education', due_date: '2099-12-31'}

/** A resident at an address of their own, with nothing but forms. */
class Resident {
  readonly url: string
  readonly address: string
  constructor(url: string, address: string) {
    this.url = url
    this.address = address
  }

  async open(target: string, headers: Record<string, string> = {}) {
    const reply = await fetch(this.url + target, {headers: {'X-Forwarded-For': this.address, ...headers}})
    return {status: reply.status, html: await reply.text()}
  }
  async send(target: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const reply = await fetch(this.url + target, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: {'X-Forwarded-For': this.address, ...headers},
    })
    return {status: reply.status, html: await reply.text()}
  }
  async token(item: string) {
    const {html} = await this.open(`/items/${item}/ask`)
    return /name="token" value="([^"]+)"/.exec(html)![1]!
  }
  async ask(item: string, kind: string, words: string) {
    const token = await this.token(item)
    const checked = await this.send(`/items/${item}/ask`, {kind, words, token, step: 'check'})
    assert.equal(checked.status, 200, checked.html)
    const sent = await this.send(`/items/${item}/ask`, {kind, words, token, step: 'send'})
    return {...sent, token, code: /class="code">([^<]+)</.exec(sent.html)?.[1] ?? ''}
  }
}

describe('questions of residents', () => {
  let district: District
  let item: any
  let hidden: any
  let addresses = 0
  const resident = () => new Resident(district.running.url, `203.0.113.${++addresses}`)
  before(async () => {
    district = await District.start(undefined, [
      '--trusted-proxy', '127.0.0.1', '--simulated-clock', '2026-03-02T09:00:00+08:00',
    ])
    ;[item, hidden] = await approvedItems(district, ['新建幼儿园3所', '改造校舍2处'], own)
    await disclose(district, [item.id])
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/questions/${target}`, body)
  const list = async (login: string, query = '') =>
    (await (await district.as(login)).get(`/api/v1/questions?limit=100${query}`)).body.questions
  const answer = async (login: string, question: any, words: string) =>
    (await district.as(login)).put(`/api/v1/questions/${question.id}/answer`, {answer: words}, {'If-Match': `"${question.version}"`})
  const todo = async (login: string) =>
    new Map((await (await district.as(login)).get('/api/v1/todo')).body.todo.map((t: any) => [t.kind, t.count]))

  test('a question goes from the form to the answer, and is followed by its code', async () => {
    const one = resident()
    const sent = await one.ask(item.id, 'question', '三所幼儿园分别建在哪里？<b>谢谢</b>')
    assert.equal(sent.status, 201, sent.html)
    assert.match(sent.code, /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/)
    const page = await one.open(`/items/${item.id}`)
    assert.ok(!page.html.includes('分别建在哪里'))
    assert.match((await one.open(`/questions?code=${sent.code}`)).html, /已经收到，正在审核/)

    assert.equal((await todo('reviewer')).get('questions_to_moderate'), 1)
    const [received] = await list('reviewer', '&state=received')
    assert.deepEqual(await list('liaison-education'), [])
    const taken = await post('reviewer', `${received.id}/moderation`, {take: true, words: '三所幼儿园分别建在哪里？'})
    assert.equal(taken.status, 200, JSON.stringify(taken.body))
    assert.equal(taken.body.state, 'passed')
    assert.equal(taken.body.unit, 'education')
    assert.equal(taken.body.due_date, '2026-03-17')
    assert.equal(taken.body.rule, 'questions 2019.1')
    const shown = await one.open(`/items/${item.id}`)
    assert.ok(shown.html.includes('分别建在哪里') && !shown.html.includes('谢谢'))
    assert.match((await one.open(`/questions?code=${sent.code.toUpperCase().replaceAll('-', ' ')}`)).html, /将在 2026-03-17 前答复/)

    assert.equal((await todo('liaison-education')).get('questions_to_answer'), 1)
    const stale = await (await district.as('liaison-education')).put(`/api/v1/questions/${received.id}/answer`, {answer: '早'}, {'If-Match': '"1"'})
    assert.equal(stale.status, 412)
    const drafted = await answer('liaison-education', taken.body, '初稿：正在选址。')
    assert.equal(drafted.body.state, 'drafted')
    assert.equal((await post('liaison-education', `${received.id}/signature`)).status, 403)
    const returned = await post('head-education', `${received.id}/return`, {reason: '把地点写清楚'})
    assert.equal(returned.body.state, 'passed')
    const again = await answer('liaison-education', returned.body, '分别在柳堤、渡口、青云三个街道。')
    assert.equal((await post('head-education', `${received.id}/signature`)).body.state, 'signed')
    assert.ok(!(await one.open(`/items/${item.id}`)).html.includes('柳堤、渡口'))
    assert.equal((await todo('reviewer')).get('questions_to_release'), 1)
    const released = await post('reviewer', `${received.id}/release`)
    assert.equal(released.body.state, 'answered')
    assert.equal(released.body.answered_on, '2026-03-02')
    for (const target of [`/items/${item.id}`, `/questions?code=${sent.code}`]) {
      assert.ok((await one.open(target)).html.includes('分别在柳堤、渡口、青云三个街道。'), target)
    }
    assert.equal(again.status, 200)
  })

  test('a comment is published without an answer, and can be taken down', async () => {
    const one = resident()
    const sent = await one.ask(item.id, 'comment', '希望同时修好门口的路。')
    const [received] = await list('reviewer', '&state=received')
    const taken = await post('reviewer', `${received.id}/moderation`, {take: true})
    assert.deepEqual([taken.body.state, taken.body.unit, taken.body.due_date], ['published', 'education', null])
    assert.ok((await one.open(`/items/${item.id}`)).html.includes('希望同时修好门口的路。'))
    assert.equal((await post('reviewer', `${received.id}/withdrawal`, {reason: '涉及他人'})).body.state, 'withdrawn')
    const page = await one.open(`/questions?code=${sent.code}`)
    assert.match(page.html, /已经撤下/)
    assert.ok(!page.html.includes('涉及他人'))
    assert.ok(!(await one.open(`/items/${item.id}`)).html.includes('希望同时修好门口的路。'))
  })

  test('what is refused is told to its asker only', async () => {
    const one = resident()
    const sent = await one.ask(item.id, 'question', '隔壁老王的电话是多少？')
    const [received] = await list('reviewer', '&state=received')
    const bare = await post('reviewer', `${received.id}/moderation`, {take: false})
    assert.equal(bare.body.id, 'item.reason-missing')
    assert.equal((await post('reviewer', `${received.id}/moderation`, {take: false, refusal: '含有他人信息，请去掉后再提。'})).body.state, 'refused')
    assert.equal((await post('reviewer', `${received.id}/moderation`, {take: true})).body.id, 'question.wrong-state')
    assert.match((await one.open(`/questions?code=${sent.code}`)).html, /含有他人信息，请去掉后再提。/)
    assert.ok(!(await one.open(`/items/${item.id}`)).html.includes('老王'))
  })

  test('an answer that is late shows as overdue to the office and to the unit', async () => {
    await resident().ask(item.id, 'question', '什么时候开学招生？')
    const [received] = await list('reviewer', '&state=received')
    await post('reviewer', `${received.id}/moderation`, {take: true})
    assert.deepEqual(await list('reviewer', '&overdue=true'), [])
    const moved = await fetch(new URL('/clock', district.running.metricsUrl), {method: 'PUT', body: '2026-03-18T08:00:00+08:00'})
    assert.equal(moved.status, 200)
    const [late] = await list('liaison-education', '&overdue=true')
    assert.equal(late.id, received.id)
    assert.equal(late.overdue, true)
    for (const login of ['reviewer', 'liaison-education', 'head-education']) {
      assert.equal((await todo(login)).get('questions_overdue'), 1, login)
    }
    const {units} = (await (await district.as('reviewer')).get('/api/v1/day/office')).body
    assert.deepEqual(units.find((u: any) => u.unit === 'education').owes.question, {count: 1, late: 1})
    const {debts} = (await (await district.as('liaison-education')).get('/api/v1/day/units/education')).body
    const debt = debts.find((d: any) => d.kind === 'question')
    assert.deepEqual([debt.record, debt.late, debt.due_date], [received.id, true, '2026-03-17'])
  })

  test('a form is judged whole, keeps its words and names the mend', async () => {
    const one = resident()
    const token = await one.token(item.id)
    const target = `/items/${item.id}/ask`
    const wrong = await one.send(target, {kind: 'rumour', words: '短', token, step: 'check'})
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /请选择提问还是提意见/)
    assert.match(wrong.html, /至少 5 个字/)
    assert.match(wrong.html, /<title>错误：/)
    assert.ok(wrong.html.includes('>短</textarea>'))
    const long = await one.send(target, {kind: 'comment', words: '长'.repeat(1001), token, step: 'send'})
    assert.equal(long.status, 422)
    const back = await one.send(target, {kind: 'comment', words: '写好的内容在这里', token, step: 'edit'})
    assert.ok(back.html.includes('>写好的内容在这里</textarea>'))
    assert.equal((await one.open(`/items/${hidden.id}/ask`)).status, 404)
    assert.equal((await one.send(`/items/${hidden.id}/ask`, {kind: 'comment', words: '写好的内容在这里', token, step: 'send'})).status, 404)
  })

  test('a form of another item, another site or a program is refused, its words kept', async () => {
    const one = resident()
    const token = await one.token(item.id)
    const target = `/items/${item.id}/ask`
    const fields = {kind: 'comment', words: '写好的内容在这里', token, step: 'send'}
    const forged = await one.send(target, {...fields, token: token.replace(/^./, (c) => (c === '0' ? '1' : '0'))})
    assert.equal(forged.status, 422)
    const other = await one.send(target, fields, {Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site'})
    assert.equal(other.status, 403)
    const trapped = await one.send(target, {...fields, website: 'http://spam.example'})
    assert.equal(trapped.status, 422)
    for (const reply of [forged, other, trapped]) assert.ok(reply.html.includes('写好的内容在这里'))
    assert.deepEqual(await list('reviewer', '&state=received'), [])
  })

  test('a form sent twice is one question with one code', async () => {
    const one = resident()
    const sent = await one.ask(item.id, 'comment', '同一张表提交两次')
    const again = await one.send(`/items/${item.id}/ask`, {kind: 'comment', words: '同一张表提交两次', token: sent.token, step: 'send'})
    assert.equal(again.status, 201)
    assert.ok(again.html.includes(sent.code))
    assert.equal((await list('reviewer', '&state=received')).length, 1)
  })

  test('one address may ask five times at once, another still may', async () => {
    const one = resident()
    for (let at = 0; at < 5; at += 1) assert.equal((await one.ask(item.id, 'comment', `第 ${at} 条意见`)).status, 201)
    const sixth = await one.ask(item.id, 'comment', '第六条意见')
    assert.equal(sixth.status, 429)
    assert.ok(sixth.html.includes('第六条意见'))
    assert.equal((await resident().ask(item.id, 'comment', '别人的意见')).status, 201)
    assert.equal((await one.open('/questions?code=0000-0000-0000')).status, 404)
  })

  test('each act belongs to its role and unit', async () => {
    await resident().ask(item.id, 'question', '各角色能做什么？')
    const received = (await list('reviewer', '&state=received')).find((q: any) => q.kind === 'question')
    const may: Record<string, [string, unknown, string[]][]> = {
      received: [['moderation', {take: true}, ['reviewer', 'confirmer']]],
      drafted: [['signature', {}, ['head-education']], ['return', {reason: '甲'}, ['head-education']]],
      signed: [['release', {}, ['reviewer']], ['return', {reason: '甲'}, ['reviewer']]],
      answered: [['withdrawal', {reason: '甲'}, ['reviewer']]],
    }
    const everybody = ['approver', 'leader', 'reader', 'operator', 'liaison-education', 'head-education', 'liaison-finance', 'head-finance', 'reviewer']
    const refused = async (stage: string) => {
      for (const [act, body, allowed] of may[stage]!) {
        for (const login of everybody.filter((l) => !allowed.includes(l))) {
          const reply = await post(login, `${received.id}/${act}`, body)
          const blind = login.endsWith('-finance') || (stage === 'received' && login.includes('-education'))
          assert.ok([403, ...(blind ? [404] : [])].includes(reply.status), `${stage} ${act} ${login}: ${reply.status}`)
        }
      }
    }
    await refused('received')
    const taken = await post('confirmer', `${received.id}/moderation`, {take: true})
    for (const login of ['liaison-finance', 'head-finance']) assert.equal((await answer(login, taken.body, '不归我')).status, 404)
    for (const login of ['reviewer', 'approver', 'leader', 'operator', 'reader']) assert.equal((await answer(login, taken.body, '不归我')).status, 403)
    await answer('head-education', taken.body, '负责人也可以起草')
    await refused('drafted')
    await post('head-education', `${received.id}/signature`)
    await refused('signed')
    await post('reviewer', `${received.id}/release`)
    await refused('answered')
    assert.equal((await (await district.as('liaison-finance')).get(`/api/v1/questions/${received.id}`)).status, 404)
    assert.equal((await (await district.as('liaison-education')).get(`/api/v1/questions/${received.id}`)).status, 200)
  })
})

test('a form sent in no time at all is not taken', async () => {
  const district = await District.start()
  try {
    const [item] = await approvedItems(district, ['新建幼儿园3所'], own)
    await disclose(district, [item.id])
    const one = new Resident(district.running.url, '203.0.113.1')
    const sent = await one.ask(item.id, 'question', '三所幼儿园建在哪里？')
    assert.equal(sent.status, 422)
    assert.match(sent.html, /提交得太快了/)
    assert.ok(sent.html.includes('>三所幼儿园建在哪里？</textarea>'))
    const empty = new Client(district.running.url)
    assert.equal((await empty.get('/api/v1/questions')).status, 401)
  } finally {
    await district.stop()
  }
})
