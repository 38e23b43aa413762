// The table of tasks both ways: 500 items out, through LibreOffice, and in again without a
// difference; tables re-ordered, merged and damaged understood or refused cell by cell.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {approvedItems} from '../support/carried.ts'
import {District} from '../support/district.ts'
import {addressOf, readSheet, throughLibreOffice, writeSheet} from '../support/sheet.ts'

const count = 500
const decision = {decided_by: '区政府第12次常务会议', decided_on: '2020-01-30', reason: '用地未落实'}

describe('the table of tasks', () => {
  let district: District
  let items: any[]
  before(async () => {
    district = await District.start()
    const lines = Array.from({length: count}, (_, at) => `第${at + 1}项：新增学位${at + 10}个 <a & b> “引号”`)
    const year = (await (await district.as('reviewer')).get('/api/v1/meta')).body.today.slice(0, 4)
    items = await approvedItems(district, lines, {
      lead_unit: 'education', supporting_units: ['finance', 'civil-affairs'], due_date: `${year}-12-31`, responsible_leader: '苏怀瑾',
      person_in_charge: '王五', liaison: '赵六', start_date: `${year}-01-15`, completion_standard: '通过验收\n并公示',
    })
  })
  after(() => district.stop())

  const out = async (): Promise<Buffer> => (await (await district.as('reviewer')).get('/api/v1/items.xlsx')).raw
  const hold = async (bytes: Buffer, more: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('file', new File([bytes as any], 'table.xlsx'))
    for (const [name, value] of Object.entries(more)) form.set(name, value)
    return (await district.as('reviewer')).request('POST', '/api/v1/items/table', {form})
  }
  const column = (rows: string[][], header: string) => rows[1]!.indexOf(header)
  const found = (reply: any) => reply.body.findings.map((one: any) => `${one.place} ${one.id}`)

  test(`${count} items take milestones from the table, go out and come in again without a difference`, async () => {
    const rows = readSheet(await out())
    assert.equal(rows.length, count + 2)
    const [first, second, last] = ['一季度形象进度', '二季度形象进度', '四季度形象进度'].map((header) => column(rows, header))
    for (let at = 0; at < count; at += 1) {
      rows[at + 2]![first!] = `${at % 40}%；开工 ${at}`
      rows[at + 2]![second!] = `${40 + (at % 60)}%`
      rows[at + 2]![last!] = '完成 “全部” 任务'
    }
    const edited = writeSheet(rows)
    const compared = await hold(edited)
    assert.deepEqual(compared.body.findings, [])
    assert.equal(compared.body.differences.length, 3 * count)
    const began = Date.now()
    const applied = await hold(edited, {apply: 'true', digest: compared.body.digest})
    assert.equal(applied.body.applied, true, JSON.stringify(applied.body).slice(0, 400))
    const ms = Date.now() - began
    const again = await out()
    const same = await hold(again)
    assert.deepEqual([same.body.rows, same.body.differences, same.body.findings], [count, [], []])
    const milestones = await (await district.as('reviewer')).get(`/api/v1/items/${items[41].id}/milestones`)
    assert.deepEqual(milestones.body.milestones.map((one: any) => [one.percent, one.words]), [[1, '开工 41'], [81, ''], [null, '完成 “全部” 任务']])
    console.log(`${3 * count} milestones of ${count} items taken over in ${ms} ms`)
  })

  test('nothing is lost through LibreOffice', async (context) => {
    const mine = await out()
    const theirs = await throughLibreOffice(mine)
    if (!theirs) return context.skip('soffice is not installed')
    const same = await hold(theirs)
    assert.equal(same.status, 200, JSON.stringify(same.body))
    assert.deepEqual([same.body.rows, same.body.differences, same.body.findings], [count, [], []])
    const rows = readSheet(theirs)
    rows[2]![column(rows, '联络员')] = '孙七'
    const edited = await throughLibreOffice(writeSheet(rows))
    const changed = await hold(edited!)
    assert.deepEqual(changed.body.findings, [])
    assert.deepEqual(changed.body.differences.map((one: any) => [one.field, one.before, one.after]), [['liaison', '赵六', '孙七']])
  })

  test('rows in another order, columns moved and taken out, are understood', async () => {
    const rows = readSheet(await out())
    const [title, header, ...body] = rows
    body.reverse()
    body[0]![header!.indexOf('责任人')] = '周八'
    const without = header!.indexOf('任务内容')
    const moved = [header!, ...body].map((row) => {
      const rest = header!.map((_, at) => row[at] ?? '').filter((_, at) => at !== without)
      return [...rest.slice(5), ...rest.slice(0, 5)]
    })
    const compared = await hold(writeSheet([title!, ...moved]))
    assert.deepEqual(compared.body.findings, [])
    assert.equal(compared.body.differences.length, 1)
    assert.equal(compared.body.differences[0].number, items[count - 1].number)
  })

  test('merges down mean their words in each row, merges across and damage are named by cell', async () => {
    const rows = readSheet(await out())
    const lead = column(rows, '牵头单位')
    const due = column(rows, '完成时限')
    const quarter = column(rows, '一季度形象进度')
    const cell = (row: number, at: number) => addressOf(row, at)
    rows[2]![lead] = '财政局'
    rows[3]![lead] = ''
    rows[4]![due] = '尽快'
    rows[5]![quarter] = '百分之二十'
    rows[6]![quarter] = '12.5%'
    rows[7]![quarter] = '90%'
    rows[8]![lead] = '外交部'
    rows[9]![column(rows, '事项标识')] = 'itm_none'
    rows[10]![column(rows, '量化指标')] = '改掉了'
    rows[11] = [...rows[12]!]
    const merges = [`${cell(2, lead)}:${cell(3, lead)}`, `${cell(13, quarter)}:${cell(13, quarter + 1)}`]
    rows[13]![quarter + 1] = ''
    const compared = await hold(writeSheet(rows, merges))
    assert.equal(compared.status, 200, JSON.stringify(compared.body))
    for (const wanted of [
      `${cell(4, due)} table.date-unreadable`, `${cell(6, quarter)} table.milestone-unreadable`,
      `${cell(7, quarter + 1)} milestone.percent-falls`, `${cell(8, lead)} table.unit-unknown`, `A10 table.row-unknown`,
      `${cell(10, column(rows, '量化指标'))} table.printed-only`, `A13 table.row-twice`, `${cell(13, quarter + 1)} table.merged-across`,
    ]) {
      const all = found(compared)
      const place = wanted.startsWith(cell(7, quarter + 1)) ? all.some((one: string) => /milestone.percent-falls/.test(one)) : all.includes(wanted)
      assert.ok(place, `${wanted} is not among ${all.join(', ')}`)
    }
    const leads = compared.body.differences.filter((one: any) => one.field === 'lead_unit')
    assert.deepEqual(leads.map((one: any) => one.number), [items[0].number, items[1].number])
    const words = compared.body.differences.find((one: any) => one.cell === cell(5, quarter))
    assert.equal(words.after, '百分之二十')
  })

  test('a file that is no table is refused whole', async () => {
    for (const [bytes, problem] of [
      [Buffer.from('不是表格'), /^(table|document)\./],
      [writeSheet([['甲', '乙'], ['1', '2']]), /^table\.no-header$/],
      [(await out()).subarray(0, 4000), /^(table|document)\./],
    ] as const) {
      const reply = await hold(Buffer.from(bytes))
      assert.ok(reply.status >= 400, String(reply.status))
      assert.match(reply.body.id, problem)
    }
  })

  test('changes of issued items become amendments, or are left out and said so', async () => {
    const reviewer = await district.as('reviewer')
    const [one, two] = items.slice(20, 22)
    await reviewer.post('/api/v1/issues', {items: [one.id, two.id]})
    const rows = readSheet(await out())
    const due = column(rows, '完成时限')
    const later = `${rows[22]![due]!.slice(0, 4)}-12-20`
    rows[22]![due] = later
    rows[23]![due] = later
    rows[23]![column(rows, '联络员')] = '吴九'
    const edited = writeSheet(rows)
    const compared = await hold(edited)
    assert.deepEqual(compared.body.differences.map((d: any) => [d.number, d.field, d.amends]), [
      [one.number, 'due_date', true], [two.number, 'liaison', false], [two.number, 'due_date', true],
    ])
    const {digest} = compared.body
    assert.equal((await hold(edited, {apply: 'true', digest})).body.id, 'table.amendment-choice')
    const faulty = await hold(edited, {apply: 'true', digest, amendments: 'propose'})
    assert.deepEqual(faulty.body.errors.map((e: any) => e.place).sort(), ['/decided_by', '/decided_on', '/reason'])
    const left = await hold(edited, {apply: 'true', digest, amendments: 'leave'})
    assert.deepEqual(found(left), [`${addressOf(22, due)} item.issued-amend`, `${addressOf(23, due)} item.issued-amend`])
    assert.equal((await reviewer.get(`/api/v1/items/${two.id}`)).body.liaison, '吴九')

    const fresh = readSheet(await out())
    fresh[22]![due] = later
    const bytes = writeSheet(fresh)
    const next = await hold(bytes)
    const proposed = await hold(bytes, {apply: 'true', digest: next.body.digest, amendments: 'propose', ...decision})
    assert.equal(proposed.body.applied, true, JSON.stringify(proposed.body))
    const amendments = (await reviewer.get(`/api/v1/items/${one.id}/amendments`)).body.amendments
    assert.equal(amendments[0].state, 'proposed')
    assert.equal(amendments[0].after.due_date, later)
  })
})
