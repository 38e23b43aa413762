// Nothing internal leaves: words are planted in every internal field that people can write, then
// every public page, search, feed and export is read for them, as a visitor would.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {District} from '../support/district.ts'
import {disclose, importReport} from '../support/outcomes.ts'

const unit = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2026-12-31'}

/** Each planted word stands in one field; the field is its name in what a test says. */
const planted = new Map<string, string>()
function plant(field: string): string {
  const word = `密语${String.fromCodePoint(0x4e00 + planted.size * 7 + 3)}甲${planted.size}`
  planted.set(word, field)
  return word
}

describe('nothing internal is public', () => {
  let district: District
  let shown: any
  let source: string
  before(async () => {
    district = await District.start(undefined, ['--simulated-clock', '2026-03-02T09:00:00+08:00'])
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body: unknown = {}) => {
    const reply = await (await district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, `${login} ${target}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const put = async (login: string, target: string, body: unknown, version: number) => {
    const reply = await (await district.as(login)).put(`/api/v1/${target}`, body, {'If-Match': `"${version}"`})
    assert.ok(reply.status < 300, `${login} ${target}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const item = async (id: string) => (await (await district.as('reviewer')).get(`/api/v1/items/${id}`)).body

  test('words stand in the fields of items', async () => {
    const [open, closed, rejected] = await approvedItems(
      district,
      ['新建幼儿园3所', plant('headline and text of an internal item'), '改造校舍2处'],
      unit,
    )
    shown = open
    const fields = {
      responsible_leader: plant('responsible leader'),
      person_in_charge: plant('person in charge'),
      liaison: plant('liaison'),
    }
    const edited = await (await district.as('reviewer')).patch(`/api/v1/items/${open.id}`, fields, `"${(await item(open.id)).version}"`)
    assert.equal(edited.status, 200, JSON.stringify(edited.body))
    await disclose(district, [open.id, rejected.id])
    await (await district.as('reviewer')).put(`/api/v1/items/${rejected.id}/disclosure`, {
      disclosure: 'internal', reason: plant('reason of taking an item back'),
    })
    assert.equal((await item(closed.id)).disclosure, 'internal')
  })

  test('words stand in circulation, objections, milestones, refused amendments', async () => {
    const [one] = await approvedItems(district, ['扩建学校1所'], unit)
    await disclose(district, [one.id])
    await post('reviewer', `items/${one.id}/circulation`)
    const said = await post('liaison-education', `items/${one.id}/comments`, {words: plant('comment of a unit')})
    await post('reviewer', `comments/${said.id}/decision`, {outcome: 'dismissed', answer: plant('answer to a comment')})
    await post('reviewer', `items/${one.id}/issue`)
    const objected = await post('head-education', `items/${one.id}/objections`, {words: plant('objection')})
    await post('confirmer', `comments/${objected.id}/decision`, {outcome: 'dismissed', answer: plant('answer to an objection')})
    await post('liaison-education', `items/${one.id}/receipt`)
    const set = await (await district.as('reviewer')).put(`/api/v1/items/${one.id}/milestones`, {
      milestones: [{period: '2026-06', percent: 50, words: plant('milestone not reached')}],
    }, {'If-Match': `"${(await item(one.id)).version}"`})
    assert.ok(set.status < 300, JSON.stringify(set.body))
    const decision = {decided_by: plant('who decided a refused amendment'), decided_on: '2026-02-01', reason: plant('reason of a refused amendment')}
    const proposed = await post('reviewer', `items/${one.id}/amendments`, {completion_standard: plant('terms of a refused amendment'), ...decision})
    await post('approver', `amendments/${proposed.id}/refusal`, {reason: plant('refusal of an amendment')})
    await post('reviewer', `items/${one.id}/recall`, {reason: plant('reason of a recall')})
  })

  test('words stand in reports and what is said of them', async () => {
    const [one] = await approvedItems(district, ['翻修操场1处'], unit)
    await disclose(district, [one.id])
    await post('reviewer', `items/${one.id}/issue`)
    await post('liaison-education', `items/${one.id}/receipt`)
    const drafted = await post('liaison-education', `items/${one.id}/reports`, {
      period: '2026-02', percent: 20, words: plant('words of a report'),
      problems: plant('problems of a report'), measures: plant('measures of a report'),
    })
    const report = `reports/${drafted.id}`
    await post('liaison-education', `${report}/submission`)
    await post('head-education', `${report}/hand-back`, {reason: plant('reason of handing back')})
    await post('liaison-education', `${report}/submission`)
    await post('head-education', `${report}/signature`)
    await post('liaison-finance', `${report}/support`, {state: 'disputed', words: plant('word of a supporting unit')})
    await post('reviewer', `${report}/acceptance`)
    await post('leader', `${report}/seen`, {words: plant('word of a leader')})
  })

  test('words stand in urges, notices, interviews and appeals', async () => {
    const [one] = await approvedItems(district, ['新建体育馆1座'], unit)
    await disclose(district, [one.id])
    await post('reviewer', `items/${one.id}/issue`)
    await post('reviewer', 'urges', {items: [one.id], words: plant('words of an urge')})
    const [sent] = (await (await district.as('liaison-education')).get(`/api/v1/urges?item=${one.id}`)).body.urges
    await post('liaison-education', `urges/${sent.id}/answer`, {words: plant('answer to an urge')})
    const content = {level: 'blue', unit: 'education', items: [one.id], reason: plant('reason of a notice'), demand: plant('demand of a notice')}
    const spare = await post('reviewer', 'notices', content)
    await post('reviewer', `notices/${spare.id}/withdrawal`, {words: plant('reason of withdrawing a notice')})
    const drafted = await post('reviewer', 'notices', content)
    await post('reviewer', `notices/${drafted.id}/issue`)
    await post('liaison-education', `notices/${drafted.id}/receipt`)
    await post('head-education', `notices/${drafted.id}/answer`, {words: plant('answer to a notice'), evidence: plant('evidence of an answer')})
    await post('reviewer', `notices/${drafted.id}/closure`, {words: plant('words closing a notice')})
    const {points} = (await (await district.as('head-education')).get('/api/v1/points?unit=education')).body
    const appeal = await post('head-education', `points/${points[0].id}/appeal`, {words: plant('words of an appeal')})
    await post('approver', `appeals/${appeal.id}/decision`, {upheld: false, words: plant('decision of an appeal')})
    const interview = await post('reviewer', 'interviews', {
      unit: 'education', items: [one.id], reason: plant('reason of an interview'), planned_on: '2026-03-02', place: plant('place of an interview'),
    })
    await post('approver', `interviews/${interview.id}/order`)
    await post('reviewer', `interviews/${interview.id}/record`, {
      held_on: '2026-03-02', attendees: [plant('who was interviewed')], words: plant('record of an interview'),
      agreed: plant('what was agreed'), agreed_by: '2026-04-30',
    })
  })

  test('words stand in overrides of lights and in bulletins', async () => {
    const [one] = await approvedItems(district, ['改造食堂1处'], unit)
    await disclose(district, [one.id])
    await post('reviewer', `items/${one.id}/issue`)
    await post('liaison-education', `items/${one.id}/receipt`)
    const override = await post('reviewer', `items/${one.id}/light-overrides`, {light: 'red', until: '2026-03-20', reason: plant('reason of an override')})
    await post('approver', `light-overrides/${override.id}/refusal`, {reason: plant('refusal of an override')})
    const bulletin = await post('reviewer', 'bulletins', {month: '2026-02'})
    const worded = await (await district.as('reviewer')).patch(`/api/v1/bulletins/${bulletin.id}`, {
      wording: {number: '启政督〔2026〕1号', opening: plant('opening of a bulletin'), demands: plant('demands of a bulletin')},
    }, `"${bulletin.version}"`)
    assert.equal(worded.status, 200, JSON.stringify(worded.body))
    const submitted = await (await district.as('reviewer')).post(`/api/v1/bulletins/${bulletin.id}/submission`, {}, {'If-Match': worded.etag})
    assert.equal(submitted.status, 200, JSON.stringify(submitted.body))
    const returned = await (await district.as('approver')).post(
      `/api/v1/bulletins/${bulletin.id}/return`, {reason: plant('reason of returning a bulletin')}, {'If-Match': submitted.etag},
    )
    assert.equal(returned.status, 200, JSON.stringify(returned.body))
  })

  test('words stand in outcomes, cited figures and questions', async () => {
    source = await importReport(district, '2025.txt', `政府工作报告\n——2025年1月10日在启明区第五届人民代表大会第四次会议上\n一、2024年工作回顾\n一般公共预算收入40亿元。\n二、2025年主要任务\n新增养老床位300张，改造老旧小区12个。${plant('words of a report nobody approved')}建设养老院2所。\n`)
    const later = await importReport(district, '2026.txt', `政府工作报告\n——2026年1月12日在启明区第五届人民代表大会第五次会议上\n一、2025年工作回顾\n新增养老床位320张，${plant('words of a later report')}。改造老旧小区9个。\n二、2026年主要任务\n新建图书馆2座。\n`)
    await post('reviewer', 'outcomes/reconciliation', {earlier: source, later})
    const {promises} = (await (await district.as('reviewer')).get(`/api/v1/outcomes?earlier=${source}&later=${later}`)).body
    const [first] = promises
    await put('reviewer', `outcomes/${first.outcome.id}/correction`, {verdict: 'unreported', result: null, words: plant('words of a correction')}, first.outcome.version)
    await post('reviewer', `items/${shown.id}/cited`, {
      value: '3', publisher: plant('publisher of a figure not released'), document: plant('document of a figure not released'),
      words: plant('words of a figure not released'),
    })
    const gone = await post('reviewer', `items/${shown.id}/cited`, {value: '2', publisher: '区教育局', document: '年报'})
    await post('reviewer', `cited/${gone.id}/withdrawal`, {reason: plant('reason of withdrawing a figure')})

    const ask = async (kind: string, words: string) => {
      const target = `${district.running.url}/items/${shown.id}/ask`
      const token = /name="token" value="([^"]+)"/.exec(await (await fetch(target)).text())![1]!
      const sent = await fetch(target, {method: 'POST', body: new URLSearchParams({kind, words, token, step: 'send'})})
      assert.equal(sent.status, 201)
      return (await (await district.as('reviewer')).get('/api/v1/questions?state=received')).body.questions.find((q: any) => q.words === words)
    }
    await ask('question', plant('a question nobody has looked through'))
    const passed = await ask('question', `原话${plant('words of a question that were taken out')}`)
    await post('reviewer', `questions/${passed.id}/moderation`, {take: true, words: '幼儿园建在哪里？'})
    const drafted = await put('liaison-education', `questions/${passed.id}/answer`, {answer: plant('an answer not released')}, (await (await district.as('reviewer')).get(`/api/v1/questions/${passed.id}`)).body.version)
    assert.equal(drafted.state, 'drafted')
    await post('head-education', `questions/${passed.id}/return`, {reason: plant('reason of returning an answer')})
    const refused = await ask('comment', plant('a comment that was refused'))
    await post('reviewer', `questions/${refused.id}/moderation`, {take: false, refusal: plant('a refusal, for its asker only')})
    const taken = await ask('comment', plant('a comment that was taken down'))
    await post('reviewer', `questions/${taken.id}/moderation`, {take: true})
    await post('reviewer', `questions/${taken.id}/withdrawal`, {reason: plant('reason of taking down')})
  })

  test('no public page, search, feed or export holds any of them', async () => {
    const open = district.running.url
    const names = (await (await district.as('reviewer')).get('/api/v1/people')).body.people.map((p: any) => p.name.zh)
    const start = [
      '/', '/outcomes', '/questions', '/search', `/outcomes/${source}`, `/reports/${source}`,
      '/open-data', '/feed.atom', '/calendar.ics',
      ...[...planted.keys()].map((word) => `/search?q=${encodeURIComponent(word)}`),
    ]
    const seen = new Set<string>()
    const queue = start.flatMap((target) => [target, `${target}${target.includes('?') ? '&' : '?'}lang=en`])
    let read = 0
    while (queue.length) {
      const target = queue.shift()!
      if (seen.has(target)) continue
      seen.add(target)
      const reply = await fetch(open + target, {redirect: 'manual'})
      const body = await reply.text()
      assert.ok(reply.status < 500, `${target}: ${reply.status}`)
      if (reply.status === 200) read += 1
      const asked = new URL(target, open).searchParams.get('q') ?? ''
      for (const [word, field] of planted) {
        if (word === asked) {
          // The page repeats what was asked; it must say that nothing was found.
          assert.match(body, /没有找到|No public item/, `${target} finds ${field}`)
        } else {
          assert.ok(!body.includes(word), `${target} shows ${field}`)
        }
      }
      for (const name of names) assert.ok(!body.includes(name), `${target} names ${name}`)
      for (const [, link] of body.matchAll(/(?:href|src|action)="([^"#]*)/g)) {
        const to = link!.replaceAll('&amp;', '&')
        if (!to.startsWith('/') || to.startsWith('/staff')) continue
        if (!seen.has(to)) queue.push(to)
      }
    }
    assert.ok(read > 20, `${read} pages read`)
    assert.ok(seen.has(`/items/${shown.id}`))
    assert.ok([...seen].filter((target) => target.startsWith('/open-data/')).length > 3, 'files of open data')
    assert.ok(planted.size >= 30, `${planted.size} words planted`)
  })

  test('no list or record of the API answers a visitor', async () => {
    const visitor = district.visitor()
    for (const target of [
      'items', `items/${shown.id}`, `items/${shown.id}/outcomes`, `items/${shown.id}/history`, 'sources', 'outcomes?earlier=x',
      'outcomes/record', 'lines', 'questions', 'todo', 'ledger', 'people', 'units', 'comments', 'amendments', 'items.xlsx',
      'notices', 'interviews', 'scores', 'points', 'urges', 'appeals', 'day/office', 'lights', 'light-overrides', 'bulletins',
    ]) {
      const reply = await visitor.get(`/api/v1/${target}`)
      assert.equal(reply.status, 401, target)
    }
  })
})
