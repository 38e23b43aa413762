// What became of promises, over HTTP: two reports held together, pairs confirmed and corrected,
// figures cited from named sources, lines over the years, and who may do what with them.

import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {District, importForm} from '../support/district.ts'
import {approveAll, disclose, importReport} from '../support/outcomes.ts'
import {root} from '../support/program.ts'

const earlier = `政府工作报告
——2025年1月10日在启明区第五届人民代表大会第四次会议上
一、2024年工作回顾
一般公共预算收入完成40亿元，增长3%。地区生产总值500亿元，增长6%。
二、2025年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长5%以上，一般公共预算收入增长4%，城镇登记失业率控制在4%以内。
（一）办好民生实事。新增养老床位300张，改造老旧小区12个，新建图书馆1座，建成柳堤小学并投入使用。
（二）优化营商环境。出台夜间经济促进办法。新增高新技术企业20家。
`
const later = `政府工作报告
——2026年1月12日在启明区第五届人民代表大会第五次会议上
一、2025年工作回顾
地区生产总值430亿元，增长5.6%，一般公共预算收入完成41亿元，城镇登记失业率4.4%。新增养老床位320张。改造老旧小区9个。柳堤小学正在有序推进。出台了促进夜间消费的十条办法。
二、2026年主要任务
地区生产总值增长5.5%。一般公共预算收入增长4%。新建图书馆2座。
`

describe('outcomes of promises', () => {
  let district: District
  let from: string
  let to: string
  before(async () => {
    district = await District.start()
    from = await importReport(district, '2025.txt', earlier)
    to = await importReport(district, '2026.txt', later)
  })
  after(() => district.stop())

  const reviewer = () => district.as('reviewer')
  const list = async (query = '') =>
    (await (await reviewer()).get(`/api/v1/outcomes?earlier=${from}&later=${to}&limit=200${query}`)).body
  const promise = async (words: string) => {
    const found = (await list()).promises.find((p: any) => p.item.text.includes(words))
    assert.ok(found, `no promise ${words}`)
    return found
  }
  const reconcile = async () =>
    (await reviewer()).post('/api/v1/outcomes/reconciliation', {earlier: from, later: to})

  test('two reports held together give a verdict with its arithmetic for each promise', async () => {
    const reply = await reconcile()
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    assert.ok(reply.body.promises >= 8)
    assert.equal(reply.body.added, reply.body.promises)
    const revenue = (await promise('一般公共预算收入')).outcome
    assert.equal(revenue.verdict, 'missed')
    assert.match(revenue.reason, /40 亿元 × \(1 \+ 4 %\)/)
    assert.match(revenue.result_words, /41亿元/)
    const beds = (await promise('养老床位')).outcome
    assert.equal(beds.verdict, 'met')
    assert.equal(beds.state, 'read')
    const library = (await promise('图书馆')).outcome
    assert.deepEqual([library.verdict, library.result, library.result_words], ['unreported', null, null])
    const {counts, sections} = await list()
    assert.equal(counts.promises, reply.body.promises)
    const sum = (of: any) => Object.values(of as Record<string, number>).reduce((a, b) => a + b, 0)
    assert.equal(sum(counts.reported), counts.promises)
    assert.equal(sections.reduce((n: number, s: any) => n + s.promises, 0), counts.promises)
  })

  test('passages are code points of the later text', async () => {
    const text = [...(await (await reviewer()).get(`/api/v1/sources/${to}/text`)).body.text]
    const {outcome} = await promise('养老床位')
    assert.match(text.slice(outcome.result.begin, outcome.result.end).join(''), /新增养老床位320张/)
  })

  test('the least certain stand first, filters and pages hold', async () => {
    const all = (await list()).promises.map((p: any) => p.outcome.read.confidence)
    assert.deepEqual(all, all.toSorted((a: number, b: number) => a - b))
    const missed = (await list('&verdict=missed')).promises
    assert.ok(missed.length > 0 && missed.every((p: any) => p.outcome.verdict === 'missed'))
    assert.equal((await list(`&q=${encodeURIComponent('图书馆')}`)).total, 1)
    const one = (await (await reviewer()).get(`/api/v1/outcomes?earlier=${from}&later=${to}&limit=3`)).body
    assert.equal(one.promises.length, 3)
    const two = (await (await reviewer()).get(`/api/v1/outcomes?earlier=${from}&later=${to}&limit=3&cursor=${one.next}`)).body
    assert.notEqual(two.promises[0].item.id, one.promises[0].item.id)
    const bad = await (await reviewer()).get('/api/v1/outcomes?verdict=perhaps')
    assert.equal(bad.status, 422)
    assert.deepEqual(bad.body.errors.map((e: any) => e.place).sort(), ['earlier', 'verdict'])
  })

  test('a pair is confirmed once, and only as it was seen', async () => {
    const {outcome} = await promise('养老床位')
    const stale = await (await reviewer()).post('/api/v1/outcomes/confirmation', {
      outcomes: [{id: outcome.id, version: outcome.version + 1}],
    })
    assert.equal(stale.status, 412)
    const choice = {outcomes: [{id: outcome.id, version: outcome.version}]}
    assert.equal((await (await reviewer()).post('/api/v1/outcomes/confirmation', choice)).body.changed, 1)
    const again = await (await reviewer()).post('/api/v1/outcomes/confirmation', choice)
    assert.equal(again.status, 409)
    assert.equal(again.body.id, 'outcome.decided')
    const now = (await promise('养老床位')).outcome
    assert.equal(now.state, 'confirmed')
    assert.ok(now.decided_by)
  })

  test('another passage is judged before it is chosen, and the correction keeps what was read', async () => {
    const {outcome} = await promise('夜间经济')
    const text = [...(await (await reviewer()).get(`/api/v1/sources/${to}/text`)).body.text].join('')
    const begin = [...text.slice(0, text.indexOf('出台了促进夜间'))].length
    const end = begin + [...'出台了促进夜间消费的十条办法'].length
    const judged = await (await reviewer()).get(`/api/v1/outcomes/${outcome.id}/judgement?begin=${begin}&end=${end}`)
    assert.equal(judged.status, 200, JSON.stringify(judged.body))
    assert.equal(judged.body.words, '出台了促进夜间消费的十条办法')
    assert.equal(judged.body.verdict, 'met')
    const none = await (await reviewer()).put(`/api/v1/outcomes/${outcome.id}/correction`, {verdict: 'met', result: null}, {'If-Match': `"${outcome.version}"`})
    assert.equal(none.status, 422)
    assert.equal(none.body.id, 'outcome.passage-missing')
    const outside = await (await reviewer()).put(`/api/v1/outcomes/${outcome.id}/correction`, {verdict: 'met', result: {begin: 0, end: 99999}}, {'If-Match': `"${outcome.version}"`})
    assert.equal(outside.status, 422)
    const corrected = await (await reviewer()).put(
      `/api/v1/outcomes/${outcome.id}/correction`,
      {verdict: 'met', result: {begin, end}, words: '名称不同，内容是一件事'},
      {'If-Match': `"${outcome.version}"`},
    )
    assert.equal(corrected.status, 200, JSON.stringify(corrected.body))
    assert.equal(corrected.body.state, 'corrected')
    assert.equal(corrected.body.result_words, '出台了促进夜间消费的十条办法')
    assert.deepEqual(corrected.body.read, outcome.read)
  })

  test('computing again keeps what was decided, and doubles nothing', async () => {
    const before = await list('&order=position')
    const reply = await reconcile()
    assert.equal(reply.status, 200)
    assert.deepEqual([reply.body.added, reply.body.changed, reply.body.kept], [0, 0, 2])
    assert.deepEqual((await list('&order=position')).promises, before.promises)
  })

  test('an edit of the items counts when reports are held together again', async () => {
    const {item} = await promise('改造老旧小区')
    const edited = await (await reviewer()).patch(
      `/api/v1/items/${item.id}`,
      {quantities: item.quantities.map((q: any) => ({...q, value: '9'}))},
      `"${item.version}"`,
    )
    assert.equal(edited.status, 200, JSON.stringify(edited.body))
    const reply = await reconcile()
    assert.equal(reply.body.changed, 1)
    assert.equal((await promise('改造老旧小区')).outcome.verdict, 'met')
  })

  test('reports that cannot be held together are refused with a mend', async () => {
    const same = await (await reviewer()).post('/api/v1/outcomes/reconciliation', {earlier: from, later: from})
    assert.equal(same.status, 422)
    assert.equal(same.body.errors[0].id, 'outcome.same-report')
    assert.match(same.body.errors[0].mend, /两份/)
    assert.equal((await (await reviewer()).post('/api/v1/outcomes/reconciliation', {earlier: from, later: 'src_none'})).status, 404)
  })

  test('a figure is cited with its source and held against the target', async () => {
    const {item} = await promise('城镇登记失业率')
    const wrong = await (await reviewer()).post(`/api/v1/items/${item.id}/cited`, {
      value: '4.1%', publisher: ' ', document: '公报', published_on: '2026-02-30', link: 'ftp://x', quantity: 9,
    })
    assert.equal(wrong.status, 422)
    assert.deepEqual(wrong.body.errors.map((e: any) => e.place).sort(), ['/link', '/published_on', '/publisher', '/quantity', '/value'])
    const cited = await (await reviewer()).post(`/api/v1/items/${item.id}/cited`, {
      quantity: 1, value: '3.9', unit: '%', role: 'level', publisher: '启明区统计局',
      document: '2025年统计公报', published_on: '2026-03-20', link: 'https://example.org/2025',
    })
    assert.equal(cited.status, 201, JSON.stringify(cited.body))
    assert.match(cited.body.reason, /3\.9 ≤ 4/)
    assert.equal(cited.body.verdict, 'met')
    const both = await promise('城镇登记失业率')
    assert.equal(both.outcome.verdict, 'missed')
    assert.equal(both.cited_verdict, 'met')
    const level = await (await reviewer()).post(`/api/v1/items/${(await promise('地区生产总值')).item.id}/cited`, {
      value: '430', unit: '亿元', publisher: '启明区统计局', document: '2025年统计公报',
    })
    assert.equal(level.body.verdict, 'unclear')
    const gone = await (await reviewer()).post(`/api/v1/cited/${level.body.id}/withdrawal`, {reason: '单位看错'})
    assert.equal(gone.body.withdrawn, true)
    assert.equal((await (await reviewer()).post(`/api/v1/cited/${level.body.id}/withdrawal`, {reason: '再撤'})).status, 409)
    assert.equal((await promise('地区生产总值')).cited.length, 0)
  })

  test('published figures come in as a table, shown before they are taken over', async () => {
    const csv = '指标,数值,单位,性质,说明\n新增高新技术企业,22,家,总量,\n一般公共预算收入,42.3,亿元,总量,快报数\n没有的指标,1,个,,\n养老床位,x,张,,\n'
    const form = (bytes: string, apply: boolean) => {
      const made = importForm({name: 'cited.csv', bytes})
      for (const [name, value] of Object.entries({source: from, publisher: '启明区统计局', document: '统计月报', apply: String(apply)})) made.set(name, value)
      return made
    }
    const shown = await (await reviewer()).request('POST', '/api/v1/outcomes/table', {form: form(csv, true)})
    assert.equal(shown.status, 200, JSON.stringify(shown.body))
    assert.equal(shown.body.applied, false)
    assert.deepEqual(shown.body.findings.map((f: any) => [f.place, f.id]), [['A4', 'outcome.row-unknown'], ['B5', 'outcome.value-malformed']])
    const clean = csv.split('\n').slice(0, 3).join('\n')
    const taken = await (await reviewer()).request('POST', '/api/v1/outcomes/table', {form: form(clean, true)})
    assert.equal(taken.body.applied, true)
    assert.deepEqual(taken.body.rows.map((r: any) => r.verdict), ['met', 'met'])
    assert.match((await promise('一般公共预算收入')).cited[0].reason, /42\.3 ≥ 42.*40 亿元 × \(1 \+ 4 %\)/)
  })

  test('an item of the report shows what became of it, to its unit too', async () => {
    await approveAll(district, from)
    const {item} = await promise('养老床位')
    const fresh = (await (await reviewer()).get(`/api/v1/items/${item.id}`)).body
    const lead = await (await reviewer()).patch(`/api/v1/items/${item.id}`, {lead_unit: 'civil-affairs'}, `"${fresh.version}"`)
    assert.equal(lead.status, 200)
    const liaison = await district.as('liaison-civil-affairs')
    const own = await liaison.get(`/api/v1/items/${item.id}/outcomes`)
    assert.equal(own.status, 200)
    assert.equal(own.body.outcomes[0].verdict, 'met')
    const stranger = await district.as('liaison-finance')
    assert.equal((await stranger.get(`/api/v1/items/${item.id}/outcomes`)).status, 404)
    assert.equal((await liaison.get(`/api/v1/outcomes?earlier=${from}`)).status, 403)
    const history = (await (await reviewer()).get(`/api/v1/items/${item.id}/history`)).body.entries
    assert.ok(history.length > 0)
  })

  test('an outcome goes out by proposal and consent, after its item', async () => {
    const approver = await district.as('approver')
    const beds = await promise('养老床位')
    const release = (client: any, disclosure: string, extra = {}) =>
      client.post('/api/v1/outcomes/disclosure', {outcomes: [beds.outcome.id], disclosure, ...extra})
    const early = await release(await reviewer(), 'proposed')
    assert.equal(early.body.id, 'outcome.item-not-public')
    await disclose(district, [beds.item.id])
    const undecided = (await promise('改造老旧小区')).outcome.id
    assert.equal((await (await reviewer()).post('/api/v1/outcomes/disclosure', {outcomes: [undecided], disclosure: 'proposed'})).body.id, 'outcome.undecided')
    assert.equal((await release(await reviewer(), 'public')).status, 403)
    assert.equal((await release(await reviewer(), 'proposed')).body.changed, 1)
    const todo = (await approver.get('/api/v1/todo')).body.todo
    assert.ok(todo.some((t: any) => t.kind === 'outcomes_to_release' && t.count === 1))
    assert.equal((await release(approver, 'public')).body.changed, 1)
    assert.equal((await promise('养老床位')).outcome.disclosure, 'public')
    const bare = await release(await reviewer(), 'internal')
    assert.equal(bare.body.id, 'item.reason-missing')
    assert.equal((await release(approver, 'internal', {reason: '再核对一次'})).body.changed, 1)
  })

  test('a promise that was amended shows the words of its report first', async () => {
    const {item} = await promise('养老床位')
    const client = await reviewer()
    const version = (await client.get(`/api/v1/items/${item.id}`)).body.version
    const dated = await client.patch(`/api/v1/items/${item.id}`, {due_date: '2099-12-31'}, `"${version}"`)
    assert.equal(dated.status, 200, JSON.stringify(dated.body))
    assert.equal((await client.post(`/api/v1/items/${item.id}/issue`)).status, 200)
    const amendment = await client.post(`/api/v1/items/${item.id}/amendments`, {
      decided_by: '区政府常务会议', decided_on: '2026-01-05', reason: '一处用地未落实', text: '新增养老床位280张',
    })
    assert.equal(amendment.status, 201, JSON.stringify(amendment.body))
    await (await district.as('approver')).post(`/api/v1/amendments/${amendment.body.id}/signature`)
    const {promises, total} = await list(`&q=${encodeURIComponent('养老床位300张')}`)
    assert.equal(total, 1)
    assert.deepEqual([promises[0].promised, promises[0].item.text], ['新增养老床位300张', '新增养老床位280张'])
    const page = await (await district.visitor().get(`/outcomes/${from}`)).body
    assert.match(page, /300张[^]*调整后的任务[^]*280张/)
  })

  test('lines run over the years and are parted where a base changed', async () => {
    const {lines, place} = (await (await reviewer()).get('/api/v1/lines')).body
    assert.equal(typeof place, 'string')
    const product = lines.find((l: any) => l.indicator.includes('生产总值') && l.role === 'level')
    assert.deepEqual(product.points.map((p: any) => [p.year, p.outcome?.value]), [[2024, '500'], [2025, '430']])
    assert.equal(product.points[1].parted, 'out-of-step')
    const growth = lines.find((l: any) => l.indicator.includes('生产总值') && l.role === 'growth')
    assert.deepEqual(growth.points.map((p: any) => [p.year, p.target?.value ?? null, p.outcome?.value ?? null, p.parted]), [
      [2024, null, '6', null], [2025, '5', '5.6', null], [2026, '5.5', null, null],
    ])
    const {years} = (await (await reviewer()).get('/api/v1/outcomes/record')).body
    assert.equal(years[0].earlier.id, from)
    assert.equal(years[0].later, to)
    assert.ok(years[0].counts.cited.met >= 2)
  })

  test('each act on outcomes belongs to the supervision office or the approver', async () => {
    const {item, outcome} = await promise('图书馆')
    const acts: [string, string, unknown, Record<string, string>][] = [
      ['POST', '/api/v1/outcomes/reconciliation', {earlier: from, later: to}, {}],
      ['POST', '/api/v1/outcomes/confirmation', {outcomes: [{id: outcome.id, version: outcome.version}]}, {}],
      ['PUT', `/api/v1/outcomes/${outcome.id}/correction`, {verdict: 'unreported', result: null}, {'If-Match': '*'}],
      ['POST', `/api/v1/items/${item.id}/cited`, {value: '1', publisher: '甲', document: '乙'}, {}],
      ['POST', '/api/v1/cited/cit_none/withdrawal', {reason: '甲'}, {}],
    ]
    const roles = ['approver', 'leader', 'reader', 'operator', 'liaison-education', 'head-education']
    for (const role of roles) {
      const client = await district.as(role)
      for (const [method, target, body, headers] of acts) {
        const reply = await client.request(method, target, {body, headers})
        assert.equal(reply.status, 403, `${role} ${method} ${target}: ${reply.status}`)
      }
      const sees = !role.includes('-')
      assert.equal((await client.get(`/api/v1/outcomes?earlier=${from}`)).status, sees ? 200 : 403, role)
      assert.equal((await client.get('/api/v1/lines')).status, sees ? 200 : 403, role)
      assert.equal((await client.get('/api/v1/outcomes/record')).status, sees ? 200 : 403, role)
    }
  })
})

const nankai = path.join(path.dirname(root), 'shared/reports/nankai-2019.txt')

test('published outcomes of Nankai 2019 meet two targets and miss two', {skip: !existsSync(nankai) && 'no real reports beside the source tree'}, async () => {
  const district = await District.start('nankai')
  try {
    const source = await importReport(district, 'nankai-2019.txt', readFileSync(nankai))
    const csv = '指标,数值,单位,性质\n地区生产总值,3.8,%,增长\n一般公共预算收入,40.06,亿元,总量\n固定资产投资,6,%,增长\n新增就业,4,万人,总量\n'
    const form = importForm({name: '2019.csv', bytes: csv})
    for (const [name, value] of Object.entries({source, publisher: '南开区人民政府', document: '2020年政府工作报告', apply: 'true'})) form.set(name, value)
    const reviewer = await district.as('reviewer')
    const taken = await reviewer.request('POST', '/api/v1/outcomes/table', {form})
    assert.equal(taken.body.applied, true, JSON.stringify(taken.body))
    const {counts, promises} = (await reviewer.get(`/api/v1/outcomes?earlier=${source}&cited=true`)).body
    assert.deepEqual(counts.cited, {met: 2, missed: 2, unclear: 0, unreported: 0})
    const of = (words: string) => promises.find((p: any) => p.item.text.includes(words)).cited[0]
    assert.match(of('地区生产总值').reason, /3\.8 < 5/)
    assert.match(of('一般公共预算收入').reason, /40\.06 < 44\.90.*43\.17 亿元 × \(1 \+ 4 %\)/)
    assert.match(of('固定资产投资').reason, /6 ≥ 6/)
    assert.match(of('新增就业').reason, /4 ≥ 4/)
  } finally {
    await district.stop()
  }
})
