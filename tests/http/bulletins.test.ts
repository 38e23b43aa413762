// Bulletins over HTTP: figures taken, words edited, handed to the approver, issued, downloaded; and
// what leaves the office for the public: open data, feed, calendars, with nothing internal in them.

import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {District} from '../support/district.ts'
import {disclose} from '../support/outcomes.ts'

const own = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2099-12-31'}
const month = new Date().toISOString().slice(0, 7)

/** The month `back` months before this one. */
function earlier(back: number): string {
  const day = new Date(`${month}-15T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() - back)
  return day.toISOString().slice(0, 7)
}

describe('bulletins', () => {
  let district: District
  before(async () => {
    district = await District.start()
    const items = await approvedItems(district, ['新建幼儿园3所', '改造校舍2处'], {...own, person_in_charge: '暗藏人名甲'})
    for (const item of items) {
      assert.equal((await (await district.as('reviewer')).post(`/api/v1/items/${item.id}/issue`, {})).status, 200)
    }
  })
  after(() => district.stop())

  const post = async (login: string, target: string, body?: unknown, version?: number) =>
    (await district.as(login)).request('POST', `/api/v1/${target}`, {
      ...(body === undefined ? {} : {body}),
      ...(version === undefined ? {} : {headers: {'If-Match': `"${version}"`}}),
    })
  const get = async (login: string, target: string) => (await district.as(login)).get(`/api/v1/${target}`)
  const patch = async (login: string, id: string, version: number, body: unknown) =>
    (await district.as(login)).request('PATCH', `/api/v1/bulletins/${id}`, {body, headers: {'If-Match': `"${version}"`}})
  const make = async (of: string) => {
    const made = await post('reviewer', 'bulletins', {month: of})
    assert.equal(made.status, 201, JSON.stringify(made.body))
    return made.body
  }

  test('a draft is made, worded, submitted, handed back, issued, and stays as it was signed', async () => {
    const draft = await make(month)
    assert.equal(draft.state, 'draft')
    assert.equal(draft.tally.items, 2)
    assert.deepEqual(draft.acts, ['edit', 'submit', 'withdraw'])
    const again = await post('reviewer', 'bulletins', {month})
    assert.deepEqual([again.status, again.body.id], [409, 'bulletin.month-taken'])

    const {document, usual} = (await get('reviewer', `bulletins/${draft.id}/document`)).body
    assert.match(document.title, /启明区人民政府督查室关于/)
    assert.equal(document.letterhead, usual.letterhead)
    assert.match(document.blocks.map((block: any) => block.text ?? '').join(''), /事项共2项/)
    assert.equal(document.annexes[0].blocks[0].rows.length, 1)

    const early = await post('reviewer', `bulletins/${draft.id}/submission`, undefined, draft.version)
    assert.deepEqual([early.status, early.body.errors[0].id], [422, 'bulletin.number-missing'])
    const worded = await patch('reviewer', draft.id, draft.version, {
      wording: {number: '启政督〔2026〕4号', demands: '第一段要求。\n第二段要求。'},
      full_table: true,
    })
    assert.equal(worded.body.wording.number, '启政督〔2026〕4号')
    assert.equal((await patch('confirmer', draft.id, draft.version, {full_table: false})).status, 412)

    const submitted = await post('reviewer', `bulletins/${draft.id}/submission`, undefined, worded.body.version)
    assert.equal(submitted.body.state, 'submitted')
    assert.equal((await patch('reviewer', draft.id, submitted.body.version, {full_table: false})).body.id, 'bulletin.wrong-state')
    const returned = await post('approver', `bulletins/${draft.id}/return`, {reason: '请核对数字'})
    assert.deepEqual([returned.body.state, returned.body.refusal], ['draft', '请核对数字'])
    const retaken = await post('reviewer', `bulletins/${draft.id}/figures`, {}, returned.body.version)
    assert.equal(retaken.status, 200, JSON.stringify(retaken.body))
    await post('reviewer', `bulletins/${draft.id}/submission`, undefined, retaken.body.version)
    assert.equal((await post('reviewer', `bulletins/${draft.id}/issue`)).body.id, 'item.not-approver')
    const issued = await post('approver', `bulletins/${draft.id}/issue`)
    assert.equal(issued.body.state, 'issued', JSON.stringify(issued.body))
    assert.equal(issued.body.issued_by, '韩启文')

    const files = new Map<string, Buffer>()
    for (const format of ['docx', 'pdf', 'xlsx']) {
      const file = await get('approver', `bulletins/${draft.id}/files/${format}`)
      assert.equal(file.status, 200)
      assert.match(file.headers.get('content-disposition') ?? '', /filename\*=UTF-8''/)
      files.set(format, file.raw)
    }
    assert.equal(files.get('pdf')!.subarray(0, 5).toString(), '%PDF-')
    assert.equal(files.get('docx')!.subarray(0, 2).toString(), 'PK')
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], {input: files.get('pdf')!, encoding: 'utf8'}).stdout
    assert.match(text, /启政督〔2026〕4号/)
    assert.match(text, /第二段要求/)
    assert.doesNotMatch(text, /暗藏人名甲/)

    await approvedItems(district, ['签发之后的事'], own)
    for (const [format, bytes] of files) {
      assert.ok((await get('reviewer', `bulletins/${draft.id}/files/${format}`)).raw.equals(bytes), format)
    }
    assert.equal((await get('approver', `bulletins/${draft.id}/files/odt`)).status, 404)
  })

  test('the next bulletin goes on from the one before', async () => {
    const {bulletins} = (await get('reviewer', 'bulletins')).body
    const last = bulletins.find((one: any) => one.state === 'issued')
    const draft = await make(earlier(1))
    assert.match(draft.wording.number, /^启政督〔\d{4}〕\d+号$/)
    assert.notEqual(draft.wording.number, last.wording.number)
    const gone = await post('reviewer', `bulletins/${draft.id}/withdrawal`, {reason: '不再需要'})
    assert.equal(gone.body.state, 'withdrawn')
    assert.deepEqual(gone.body.acts, [])
  })

  test('a wrong month or day is refused in words', async () => {
    assert.equal((await post('reviewer', 'bulletins', {month: '2026-13'})).body.id, 'bulletin.month-malformed')
    assert.equal((await post('reviewer', 'bulletins', {month: earlier(2), as_of: '2099-01-01'})).body.id, 'bulletin.too-late')
    assert.equal((await post('reviewer', 'bulletins', {month: earlier(2), as_of: '2001-01-01'})).body.id, 'bulletin.too-early')
    assert.equal((await post('reviewer', 'bulletins', {})).body.errors[0].place, '/month')
  })

  test('each act is open to its role and to nobody else', async () => {
    const draft = await make(earlier(3))
    const issued = (await get('reviewer', 'bulletins')).body.bulletins.find((one: any) => one.state === 'issued')
    const everybody = ['reviewer', 'approver', 'leader', 'liaison-education', 'head-finance', 'reader', 'operator']
    const allowed = async (act: (login: string) => Promise<{status: number}>) => {
      const who: string[] = []
      for (const login of everybody) if (![403, 404].includes((await act(login)).status)) who.push(login)
      return who
    }
    const readers = ['reviewer', 'approver', 'leader', 'liaison-education', 'head-finance']
    assert.deepEqual(await allowed((login) => get(login, 'bulletins')), readers)
    assert.deepEqual(await allowed((login) => get(login, `bulletins/${issued.id}`)), readers)
    assert.deepEqual(await allowed((login) => get(login, `bulletins/${issued.id}/document`)), readers)
    assert.deepEqual(await allowed((login) => get(login, `bulletins/${issued.id}/files/docx`)), readers)
    assert.deepEqual(await allowed((login) => get(login, `bulletins/${draft.id}`)), ['reviewer', 'approver'])
    assert.deepEqual(await allowed((login) => get(login, `bulletins/${draft.id}/files/pdf`)), ['reviewer', 'approver'])
    assert.deepEqual(await allowed((login) => post(login, 'bulletins', {month})), ['reviewer'])
    assert.deepEqual(await allowed((login) => post(login, `bulletins/${draft.id}/figures`, {}, 99)), ['reviewer'])
    assert.deepEqual(await allowed((login) => patch(login, draft.id, 99, {full_table: true})), ['reviewer'])
    assert.deepEqual(await allowed((login) => post(login, `bulletins/${draft.id}/submission`, undefined, 99)), ['reviewer'])
    assert.deepEqual(await allowed((login) => post(login, `bulletins/${draft.id}/issue`)), ['approver'])
    assert.deepEqual(await allowed((login) => post(login, `bulletins/${draft.id}/return`, {reason: '否'})), ['approver'])
    assert.deepEqual(await allowed((login) => post(login, `bulletins/${issued.id}/withdrawal`, {reason: ' '})), ['approver'])
    const listed = (await get('leader', 'bulletins')).body.bulletins
    assert.ok(listed.every((one: any) => one.state === 'issued'))
    const nobody = district.visitor()
    assert.equal((await nobody.get('/api/v1/bulletins')).status, 401)
    assert.equal((await nobody.get(`/api/v1/bulletins/${issued.id}/files/pdf`)).status, 401)
  })
})

describe('what leaves the office for the public', () => {
  let district: District
  let shown: any
  const planted = ['暗藏责任人', '暗藏联络员', '暗藏未公开事项', '暗藏异议', '暗藏退回理由']
  before(async () => {
    district = await District.start()
    const [open, hidden] = await approvedItems(district, ['新建停车泊位300个', planted[2]!], {
      ...own, person_in_charge: planted[0], liaison: planted[1], responsible_leader: '苏怀瑾',
    })
    for (const item of [open, hidden]) await (await district.as('reviewer')).post(`/api/v1/items/${item.id}/issue`, {})
    const objected = await (await district.as('head-education')).post(`/api/v1/items/${open.id}/objections`, {words: planted[3]})
    await (await district.as('reviewer')).post(`/api/v1/comments/${objected.body.id}/decision`, {outcome: 'dismissed', answer: planted[4]})
    await disclose(district, [open.id])
    shown = (await (await district.as('reviewer')).get(`/api/v1/items/${open.id}`)).body
  })
  after(() => district.stop())

  const read = async (target: string) => {
    const reply = await district.visitor().get(target)
    assert.equal(reply.status, 200, target)
    return reply
  }

  test('every file of open data holds public items and none of the planted words', async () => {
    const sets = ['items', 'targets', 'milestones', 'amendments', 'progress', 'outcomes', 'questions']
    const targets = sets.flatMap((set) => ['.csv', '.json', '.csv-metadata.json'].map((end) => `/open-data/${set}${end}`))
    for (const target of [...targets, '/open-data/catalogue.jsonld', '/open-data', '/feed.atom', '/calendar.ics', '/']) {
      const {raw} = await read(target)
      for (const word of planted) assert.ok(!raw.toString('utf8').includes(word), `${target} holds ${word}`)
      assert.ok(!/"(light|stage|score|liaison|person_in_charge)"/.test(raw.toString('utf8')), target)
    }
    const {rows, count} = (await read('/open-data/items.json')).body
    assert.deepEqual([count, rows[0].item, rows[0].lead_unit_name], [1, shown.id, '区教育局'])
    assert.equal(rows[0].parent, null)
    const csv = (await read('/open-data/items.csv')).raw.toString('utf8')
    assert.ok(csv.startsWith('\uFEFFitem,number,year,type,'))
    assert.equal(csv.trimEnd().split('\r\n').length, 2)
  })

  test('the dictionary names every column of its file, the catalogue every file', async () => {
    const catalogue = (await read('/open-data/catalogue.jsonld')).body
    assert.equal(catalogue['dcat:dataset'].length, 7)
    const licence = {'@id': 'https://creativecommons.org/licenses/by/4.0/'}
    for (const dataset of catalogue['dcat:dataset']) {
      const dictionary = (await read(`/open-data/${dataset['dct:identifier']}.csv-metadata.json`)).body
      const header = (await read(new URL(dictionary.url).pathname)).raw.toString('utf8').slice(1).split('\r\n')[0]
      assert.deepEqual(dictionary.tableSchema.columns.map((column: any) => column.name), header!.split(','))
      assert.deepEqual(dictionary['dc:license'], licence)
      for (const distribution of dataset['dcat:distribution']) {
        assert.deepEqual(distribution['dct:license'], licence)
        await read(new URL(distribution['dcat:downloadURL']['@id']).pathname)
      }
    }
    assert.equal((await district.visitor().get('/open-data/people.csv')).status, 404)
    assert.equal((await district.visitor().get('/open-data/items.xml')).status, 404)
  })

  test('a file that has not changed is not sent again', async () => {
    const first = await read('/open-data/items.csv')
    const second = await district.visitor().request('GET', '/open-data/items.csv', {headers: {'If-None-Match': first.etag}})
    assert.equal(second.status, 304)
  })

  test('the feed tells of what became public, and forgets what is taken back', async () => {
    const feed = (await read('/feed.atom')).raw.toString('utf8')
    assert.match(feed, new RegExp(`公开: ${shown.number} 新建停车泊位300个`))
    assert.match(feed, new RegExp(`/items/${shown.id}`))
    const taken = await (await district.as('approver')).put(`/api/v1/items/${shown.id}/disclosure`, {disclosure: 'internal', reason: '有误'})
    assert.equal(taken.status, 200, JSON.stringify(taken.body))
    assert.doesNotMatch((await read('/feed.atom')).raw.toString('utf8'), /<entry>/)
    assert.equal((await read('/open-data/items.json')).body.count, 0)
    assert.doesNotMatch((await read('/calendar.ics')).raw.toString('utf8'), /BEGIN:VEVENT/)
  })

  test('a person reads their own due dates by a secret address until it is taken back', async () => {
    const calendarOf = async (login: string) => {
      const made = await (await district.as(login)).post('/api/v1/calendar')
      assert.equal(made.status, 201, JSON.stringify(made.body))
      return made.body.path as string
    }
    const liaison = await district.as('liaison-education')
    assert.equal((await liaison.get('/api/v1/calendar')).body.made_at, null)
    const address = await calendarOf('liaison-education')
    assert.ok((await liaison.get('/api/v1/calendar')).body.made_at)
    const due = (await read(address)).raw.toString('utf8').replaceAll('\r\n ', '')
    assert.match(due, /SUMMARY:\S+ 新建停车泊位300个：签收期限/)
    assert.doesNotMatch(due, /暗藏责任人|暗藏异议/)
    assert.doesNotMatch((await read(await calendarOf('liaison-civil-affairs'))).raw.toString('utf8'), /BEGIN:VEVENT/)
    const renewed = await calendarOf('liaison-education')
    assert.notEqual(renewed, address)
    assert.equal((await district.visitor().get(address)).body.id, 'calendar.not-found')
    assert.equal((await (await district.as('liaison-education')).request('DELETE', '/api/v1/calendar')).status, 204)
    assert.equal((await district.visitor().get(renewed)).status, 404)
    assert.equal((await district.visitor().get('/calendar/guess.ics')).status, 404)
  })
})
