// The register of enterprises over HTTP: who keeps it, who sees what, visits, the cases raised from
// them, tables taken in whole or not at all.

import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {after, before, describe, test} from 'node:test'
import {District} from '../support/district.ts'
import {command} from '../support/program.ts'
import {writeSheet} from '../support/sheet.ts'

const keeper = 'dispatcher-services'
const official = 'grid-tongyin'
const monday = '2026-03-02T02:00:00Z'

/** A credit code of the district, which checks by GB 32100. */
function creditCode(serial: number): string {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const begin = `91129901MA${String(serial).padStart(7, '0')}`
  let sum = 0
  let weight = 1
  for (const one of begin) {
    sum += characters.indexOf(one) * weight
    weight = (weight * 3) % 31
  }
  return begin + characters[(31 - (sum % 31)) % 31]
}

describe('the register of enterprises', () => {
  let district: District
  const person: Record<string, string> = {}
  let serial = 0
  before(async () => {
    district = await District.start('qiming', ['--simulated-clock', monday])
    for (const login of [official, 'grid-liudi', 'handler-taxation', keeper]) {
      person[login] = (await (await district.as(login)).get('/api/v1/session')).body.person
    }
  })
  after(() => district.stop())

  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  const post = async (login: string, target: string, body: unknown = {}) =>
    (await district.as(login)).post(`/api/v1/${target}`, body)
  const facts = (fields: Record<string, string> = {}) => {
    serial += 1
    return {
      name: `启明第${serial}科技有限公司`, credit_code: creditCode(serial), contact: '王小明', phone: '13800138000',
      address: '桐音路 1 号', subdistrict: '129901001', industry: '软件业', ...fields,
    }
  }
  const registered = async (fields: Record<string, string> = {}) => {
    const reply = await post(keeper, 'enterprises', facts(fields))
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    return reply.body
  }
  const assigned = async (fields: Record<string, string> = {}) => {
    const one = await registered(fields)
    const reply = await post(keeper, `enterprises/${one.id}/assign`, {official: person[official], unit: 'tongyin'})
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    return reply.body
  }
  const visit = {visited: '2026-03-02', manner: 'on_site', words: '退税进度慢，希望催一催。'}
  const issue = (one: any, more: Record<string, unknown> = {}) => ({
    service: 'enterprise/issue',
    channel: 'desk',
    applicant: {
      kind: 'enterprise', organisation: one.name, credit_code: one.credit_code, name: '王小明', phone: '13800138000',
    },
    place: {address: '桐音路 1 号'},
    form: {
      enterprise: one.name, credit_code: one.credit_code, category: 'taxes', title: '退税款迟迟未到账',
      description: '一月申请的退税款至今没有到账，影响周转。',
    },
    ...more,
  })

  test('the desk registers an enterprise and everybody is told what is wrong at its place', async () => {
    const one = await registered()
    assert.match(one.id, /^ent_/)
    assert.deepEqual(one.may, ['amend', 'assign', 'withdraw', 'report'])
    assert.deepEqual(one.subdistrict_name, {zh: '桐音街道', en: 'Tongyin Subdistrict'})
    const faulty = await post(keeper, 'enterprises', {
      ...facts(), name: '', credit_code: '91350100M000100Y4Z', phone: '12', subdistrict: '129901099',
    })
    assert.equal(faulty.status, 422)
    assert.deepEqual(faulty.body.errors.map((fault: any) => [fault.place, fault.id]), [
      ['/name', 'enterprise.name-missing'],
      ['/credit_code', 'enterprise.code-faulty'],
      ['/phone', 'enterprise.phone-faulty'],
      ['/subdistrict', 'enterprise.subdistrict-unknown'],
    ])
    const twice = await post(keeper, 'enterprises', {...facts(), credit_code: one.credit_code})
    assert.equal(twice.body.errors[0].id, 'enterprise.code-taken')
    for (const login of ['handler-taxation', official, 'dispatcher-grid', 'leader']) {
      assert.equal((await post(login, 'enterprises', facts())).body.id, 'enterprise.not-keeper', login)
    }
    assert.equal((await post('reviewer', 'enterprises', facts())).status, 201, 'the supervision office keeps it too')
  })

  test('contact and telephone are in clear for the official and the desk alone, and in no list', async () => {
    const one = await assigned()
    for (const login of [keeper, official]) {
      const seen = (await get(login, `enterprises/${one.id}`)).body
      assert.deepEqual([seen.contact, seen.phone, seen.masked], ['王小明', '13800138000', false], login)
    }
    for (const login of ['handler-taxation', 'leader', 'operator']) {
      const seen = (await get(login, `enterprises/${one.id}`)).body
      assert.deepEqual([seen.contact, seen.phone, seen.masked], ['王**', '138****8000', true], login)
    }
    const list = await get(keeper, `enterprises?q=${encodeURIComponent(one.name)}`)
    assert.equal(list.body.enterprises[0].phone, '138****8000')
    assert.ok(!list.raw.toString().includes('13800138000'))
  })

  test('an official sees the enterprises that are theirs and no others', async () => {
    const one = await assigned()
    const other = await registered()
    const mine = (await get(official, 'enterprises?limit=1000')).body.enterprises
    assert.ok(mine.some((each: any) => each.id === one.id))
    assert.ok(!mine.some((each: any) => each.id === other.id))
    assert.equal((await get(official, `enterprises/${other.id}`)).body.id, 'enterprise.not-found')
    assert.equal((await get(official, `enterprises/${other.id}/visits`)).body.id, 'enterprise.not-found')
    const me = (await get(official, 'enterprises/count?official=me')).body
    assert.deepEqual(me, (await get(official, 'enterprises/count')).body)
    assert.equal((await get('handler-taxation', 'enterprises/count?official=me')).body.count, 0)
  })

  test('the list is searched and chosen from by the address', async () => {
    const one = await assigned({name: '星槎智驾百分之百(100%)有限公司'})
    const ids = async (query: string) =>
      (await get(keeper, `enterprises?${query}`)).body.enterprises.map((each: any) => each.id)
    assert.deepEqual(await ids(`q=${encodeURIComponent('星槎')}`), [one.id])
    assert.deepEqual(await ids(`q=${encodeURIComponent('(100%)')}`), [one.id])
    assert.deepEqual(await ids(`q=${one.credit_code}`), [one.id])
    assert.ok((await ids('unit=tongyin&subdistrict=129901001&limit=1000')).includes(one.id))
    assert.deepEqual(await ids('subdistrict=129901006'), [])
    assert.ok(!(await ids('official=none&limit=1000')).includes(one.id))
    assert.equal((await get(keeper, 'enterprises?not_visited_days=0')).body.id, 'request.faulty')
    const first = (await get(keeper, 'enterprises?limit=1')).body
    const second = (await get(keeper, `enterprises?limit=1&cursor=${first.next}`)).body
    assert.notEqual(first.enterprises[0].id, second.enterprises[0].id)
  })

  test('an amendment of an old version is refused, and what was withdrawn stays to be read', async () => {
    const one = await registered()
    const client = await district.as(keeper)
    const target = `/api/v1/enterprises/${one.id}`
    const read = await client.get(target)
    const changed = await client.patch(target, {contact: '李雷'}, read.etag)
    assert.deepEqual([changed.status, changed.body.contact, changed.body.phone], [200, '李雷', '13800138000'])
    assert.equal((await client.patch(target, {contact: '韩梅'}, read.etag)).status, 412)
    assert.equal((await post(keeper, `enterprises/${one.id}/withdraw`, {words: ''})).body.errors[0].id, 'enterprise.words-missing')
    const gone = await post(keeper, `enterprises/${one.id}/withdraw`, {words: '已注销'})
    assert.deepEqual([gone.body.withdrawn_words, gone.body.may], ['已注销', []])
    assert.equal((await client.patch(target, {contact: '韩梅'}, gone.etag)).body.id, 'enterprise.withdrawn')
    const withdrawn = (await get(keeper, 'enterprises?withdrawn=true')).body.enterprises
    assert.ok(withdrawn.some((each: any) => each.id === one.id))
    assert.equal((await post(keeper, 'enterprises', {...facts(), credit_code: one.credit_code})).status, 201)
  })

  test('an official is a person in one of their units', async () => {
    const one = await registered()
    const to = (who: string, unit: string) => post(keeper, `enterprises/${one.id}/assign`, {official: who, unit})
    assert.equal((await to('psn_nobody', 'tongyin')).body.errors[0].id, 'enterprise.official-unknown')
    assert.equal((await to(person[official]!, 'liudi')).body.errors[0].id, 'enterprise.official-other-unit')
    assert.equal((await to(person[official]!, 'tongyin')).body.official_name.zh, '苗小满')
  })

  test('a visit is recorded by the official, by the desk for them, and by nobody else', async () => {
    const one = await assigned()
    const made = await post(official, `enterprises/${one.id}/visits`, visit)
    assert.equal(made.status, 201, JSON.stringify(made.body))
    assert.deepEqual([made.body.official, made.body.recorded_by], [person[official], person[official]])
    const told = await post(keeper, `enterprises/${one.id}/visits`, {...visit, visited: '2026-01-05', manner: 'telephone'})
    assert.deepEqual([told.body.official, told.body.recorded_by], [person[official], person[keeper]])
    assert.equal((await post('handler-taxation', `enterprises/${one.id}/visits`, visit)).body.id, 'enterprise.not-official')
    assert.equal((await post('grid-liudi', `enterprises/${one.id}/visits`, visit)).body.id, 'enterprise.not-found')
    const ahead = await post(official, `enterprises/${one.id}/visits`, {...visit, visited: '2026-03-03', words: ''})
    assert.deepEqual(ahead.body.errors.map((fault: any) => fault.id).sort(), ['visit.date-ahead', 'visit.words-missing'])
    const bare = await registered()
    assert.equal((await post(keeper, `enterprises/${bare.id}/visits`, visit)).body.id, 'enterprise.no-official')
    const all = (await get('handler-taxation', `enterprises/${one.id}/visits`)).body.visits
    assert.deepEqual(all.map((each: any) => each.visited), ['2026-03-02', '2026-01-05'])
    assert.equal((await get(keeper, `enterprises/${one.id}`)).body.last_visit, '2026-03-02')
  })

  test('who was not visited for long is found, and the year is counted', async () => {
    const before = (await get(official, 'enterprises/summary')).body
    const one = await assigned()
    const overdue = async () =>
      (await get(official, 'enterprises?not_visited_days=30&limit=1000')).body.enterprises.some((each: any) => each.id === one.id)
    assert.equal(await overdue(), true)
    await post(official, `enterprises/${one.id}/visits`, {...visit, visited: '2025-12-31'})
    assert.equal(await overdue(), true)
    await post(official, `enterprises/${one.id}/visits`, visit)
    assert.equal(await overdue(), false)
    const now = (await get(official, 'enterprises/summary')).body
    assert.deepEqual([now.year, now.enterprises, now.visited, now.visits],
      [2026, before.enterprises + 1, before.visited + 1, before.visits + 1])
    assert.deepEqual([now.keeps, now.reads_all], [false, false])
    assert.equal(now.subdistricts.length, 6)
  })

  test('the official registers what was said on a visit, and the case is noted there', async () => {
    const one = await assigned()
    const made = (await post(official, `enterprises/${one.id}/visits`, visit)).body
    const report = await post(official, 'cases', issue(one, {visit: made.id}))
    assert.equal(report.status, 201, JSON.stringify(report.body))
    const {id, enterprise, may} = report.body.case
    assert.deepEqual(may, [], 'the official reads it')
    assert.deepEqual([enterprise.id, enterprise.official, enterprise.unit, enterprise.last_visit],
      [one.id, person[official], 'tongyin', '2026-03-02'])
    const noted = (await get(official, `enterprises/${one.id}/visits`)).body.visits[0]
    assert.deepEqual([noted.case_count, noted.cases.map((each: any) => each.id)], [1, [id]])
    // Whoever has no sight of the case is told that there is one.
    const others = (await get('handler-market-regulation', `enterprises/${one.id}/visits`)).body.visits[0]
    assert.deepEqual([others.case_count, others.cases], [1, []])
    assert.equal((await get(official, `cases/${id}`)).body.applicant.masked, true)
    assert.equal((await get('grid-liudi', `cases/${id}`)).body.id, 'case.not-found')
    const found = (await get(official, `cases?credit_code=${one.credit_code}`)).body.cases
    assert.deepEqual(found.map((each: any) => each.id), [id])
  })

  test('a report for another enterprise, or another visit, is refused whole', async () => {
    const one = await assigned()
    const other = await assigned()
    const made = (await post(official, `enterprises/${one.id}/visits`, visit)).body
    const wrong = await post(official, 'cases', issue(other, {visit: made.id}))
    assert.equal(wrong.body.errors[0].id, 'visit.other-enterprise')
    assert.equal((await get(official, `cases?credit_code=${other.credit_code}`)).body.cases.length, 0)
    assert.equal((await post(official, 'cases', issue(one, {visit: 'vis_none'}))).body.id, 'visit.not-found')
    const strange = await registered()
    assert.equal((await post(official, 'cases', issue(strange))).body.id, 'case.not-desk')
    assert.equal((await post(official, 'cases/duplicates', issue(one))).status, 200)
  })

  const upload = async (login: string, name: string, bytes: string | Buffer) => {
    const form = new FormData()
    form.set('file', new File([bytes as any], name))
    return (await district.as(login)).request('POST', '/api/v1/enterprises/import', {form})
  }

  test('a table is taken in whole', async () => {
    const [a, b] = [facts(), facts()]
    const table = [
      '企业名称,统一社会信用代码,联系人,联系电话,地址,街道,行业,服务专员,专员单位',
      `${a.name},${a.credit_code},王小明,13800138000,"桐音路 1 号, 二层",桐音街道,软件业,${official},tongyin`,
      `${b.name},${b.credit_code},,,,129901002,,,`,
    ].join('\r\n')
    const reply = await upload(keeper, '企业.csv', table)
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    assert.equal(reply.body.registered, 2)
    const found = (await get(keeper, `enterprises?q=${a.credit_code}`)).body.enterprises[0]
    assert.deepEqual([found.official, found.unit, found.subdistrict], [person[official], 'tongyin', '129901001'])
  })

  test('a workbook and a table in GB18030 are taken in as well', async () => {
    const [a, b] = [facts(), facts()]
    const header = ['企业名称', '统一社会信用代码']
    const book = await upload(keeper, '企业.xlsx', writeSheet([['重点企业'], header, [a.name, a.credit_code]]))
    assert.equal(book.body.registered, 1, JSON.stringify(book.body))
    const text = `${header.join(',')}\n${b.name},${b.credit_code}\n`
    const table = await upload(keeper, '企业.csv', execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], {input: text}))
    assert.equal(table.body.registered, 1, JSON.stringify(table.body))
    assert.equal((await get(keeper, `enterprises?q=${b.credit_code}`)).body.enterprises[0].name, b.name)
    assert.equal((await upload(keeper, '照片.png', Buffer.from('89504e470d0a1a0a', 'hex'))).status, 422)
  })

  test('a table with faults is taken in not at all, and each fault is told at its cell', async () => {
    const [a, b] = [facts(), facts()]
    const table = [
      'name,credit_code,phone,subdistrict,official,天气',
      `${a.name},${a.credit_code},,,,`,
      `${b.name},91350100M000100Y4Z,12,远方街道,nobody,`,
      `${b.name},${a.credit_code},,,,`,
    ].join('\n')
    const reply = await upload(keeper, 'enterprises.csv', table)
    assert.equal(reply.status, 422)
    assert.deepEqual(reply.body.errors.map((fault: any) => [fault.place, fault.id]), [
      ['F1', 'import.column-unknown'],
      ['B3', 'enterprise.code-faulty'],
      ['C3', 'enterprise.phone-faulty'],
      ['D3', 'enterprise.subdistrict-unknown'],
      ['E3', 'enterprise.official-unknown'],
      ['B4', 'enterprise.code-twice'],
    ])
    assert.deepEqual((await get(keeper, `enterprises?q=${a.credit_code}`)).body.enterprises, [])
    assert.equal((await upload(keeper, 'x.csv', '名字\n甲\n')).body.errors[0].id, 'enterprise.column-missing')
    assert.equal((await upload('handler-taxation', 'x.csv', table)).body.id, 'enterprise.not-keeper')
  })

  test('what the ledger says makes the register again', async () => {
    const seen = (await get(keeper, 'enterprises?limit=1000')).body
    await district.running.stop()
    const {data} = district.running
    const verified = await command('verify', '--data', data)
    assert.equal(verified.code, 0, verified.stdout + verified.stderr)
    assert.equal((await command('rebuild', '--data', data)).code, 0)
    await district.restart()
    assert.deepEqual((await get(keeper, 'enterprises?limit=1000')).body, seen)
  })
})
