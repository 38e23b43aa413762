// Breaking down and issuing in a browser: the office assigns and issues, units comment, sign for and
// object, an approver signs an amendment. Every state is held to WCAG 2.2 AA, to 320 px and 200 %
// text, and to the content security policy.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {approvedItems} from '../support/carried.ts'
import {District, password} from '../support/district.ts'
import {readSheet, writeSheet} from '../support/sheet.ts'

describe('breaking down and issuing in a browser', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let office: Page
  let head: Page
  let items: any[]

  const url = (target: string) => district.running.url + target

  async function person(login: string, locale = 'zh-CN'): Promise<Page> {
    await district.as(login)
    const one = await newPerson(browser, {locale})
    people.push(one)
    await one.page.goto(url('/staff/login'))
    const english = locale === 'en-GB'
    await one.page.getByLabel(english ? 'Account' : '账号').fill(login)
    await one.page.getByLabel(english ? 'Password' : '密码', {exact: true}).fill(password)
    await one.page.getByRole('button', {name: english ? 'Log in' : '登录'}).click()
    await one.page.getByRole('heading', {level: 1, name: english ? 'To do' : '待办'}).waitFor()
    return one.page
  }

  async function held(page: Page, what: string): Promise<void> {
    await picture(page, `breakdown-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const openItem = async (page: Page, at: number) => {
    await page.goto(url(`/staff/items/${items[at].id}`))
    await page.getByRole('heading', {name: '交办与分解'}).waitFor()
    await page.getByRole('heading', {level: 3, name: '形象进度'}).waitFor()
  }

  before(async () => {
    district = await District.start()
    browser = await launch()
    const lines = ['新增学位1000个', '新建幼儿园3所', '改造老旧小区12个', '建成养老中心2个', '推进十个重点项目', '无人认领的事']
    const year = (await (await district.as('reviewer')).get('/api/v1/meta')).body.today.slice(0, 4)
    items = await approvedItems(district, lines, {responsible_leader: '苏怀瑾', start_date: `${year}-01-01`})
    const ids = items.slice(0, 5).map(({id}) => id)
    await (await district.as('reviewer')).post('/api/v1/assignments', {
      items: ids, apply: true, lead_unit: 'education', supporting_units: ['finance'], due_date: `${year}-12-31`,
      completion_standard: '通过区级验收',
    })
    office = await person('reviewer')
    head = await person('head-education')
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual(people.flatMap((p) => p.faults), [])
  })

  test('what is to be issued stands in the to-do list and leads to the board', async () => {
    await office.reload()
    const link = office.getByRole('link', {name: /待交办/})
    await link.waitFor()
    await held(office, 'to do of the office')
    await link.click()
    await office.getByRole('table').waitFor()
    assert.match(office.url(), /awaits=issue/)
    assert.equal(await office.locator('[data-row]').count(), 5)
    await held(office, 'board of what is to be issued')
  })

  test('milestones are proposed, changed and saved, with faults at their fields', async () => {
    await openItem(office, 0)
    await held(office, 'item before it is issued')
    await office.getByRole('button', {name: '编辑形象进度'}).click()
    await office.getByRole('button', {name: '按季度均匀拟一份'}).click()
    const rows = office.getByRole('group', {name: /^节点/})
    await rows.nth(3).waitFor()
    assert.equal(await rows.nth(0).getByLabel('应达到的形象').inputValue(), '新增学位累计250个')
    await rows.nth(1).getByLabel('百分比').fill('10')
    await office.getByRole('button', {name: '保存'}).click()
    await office.locator('section.summary').waitFor()
    await held(office, 'milestones with an error')
    await rows.nth(1).getByLabel('百分比').fill('50')
    await office.getByRole('button', {name: '保存'}).click()
    await office.getByText('形象进度已保存').waitFor()
    await office.getByText('新增学位累计500个').first().waitFor()
  })

  test('parts are named with an owner of their own', async () => {
    await openItem(office, 4)
    await office.getByRole('button', {name: '添加分项'}).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('分项 1 名称').waitFor()
    await dialog.getByRole('button', {name: '添加 1 项'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(office, 'parts with an error')
    await dialog.getByLabel('分项 1 名称').fill('第一中学新校区')
    await dialog.getByLabel('一共几项').fill('10')
    await dialog.getByRole('button', {name: '添加 1 项'}).click()
    await office.getByRole('link', {name: /第一中学新校区/}).waitFor()
    await held(office, 'item with a part')
  })

  test('an item is circulated, a unit agrees, another comments, and the office decides', async () => {
    await openItem(office, 1)
    await office.getByRole('button', {name: '征求意见'}).click()
    await office.getByText(/还没有回复：教育局、财政局|还没有回复/).waitFor()
    await head.goto(url('/staff/receipts'))
    await head.getByRole('heading', {level: 2, name: /征求意见/}).waitFor()
    await held(head, 'receipts of a unit')
    await head.getByRole('button', {name: /^提意见/}).click()
    const dialog = head.getByRole('dialog')
    await dialog.getByRole('button', {name: '提交'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(head, 'comment without words')
    await dialog.getByLabel('意见', {exact: true}).fill('用地尚未落实，建议改为2所')
    await dialog.getByRole('button', {name: '提交'}).click()
    await head.getByText('已回复', {exact: false}).first().waitFor()
    await office.goto(url('/staff/comments'))
    await office.getByText('用地尚未落实').waitFor()
    await held(office, 'comments to decide')
    await office.getByRole('button', {name: /^处理/}).click()
    const decide = office.getByRole('dialog')
    await decide.getByLabel('不采纳').check()
    await decide.getByRole('button', {name: '处理', exact: true}).click()
    await decide.locator('section.summary').waitFor()
    await held(office, 'deciding without an answer')
    await decide.getByLabel('答复').fill('用地已由区政府协调')
    await decide.getByRole('button', {name: '处理', exact: true}).click()
    await office.getByText('没有等待处理的意见或异议').waitFor()
  })

  test('several are assigned after a preview and issued; what is left out says why', async () => {
    await office.goto(url('/staff/board?state=approved'))
    await office.getByRole('table').waitFor()
    await office.getByLabel('选中本页全部').check()
    await office.getByRole('button', {name: /^分工/}).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('button', {name: '预览改动'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(office, 'assigning without a field')
    await dialog.getByLabel('联络员').fill('叶书瑶')
    await dialog.getByRole('button', {name: '预览改动'}).click()
    await dialog.getByRole('table').waitFor()
    await held(office, 'preview of an assignment')
    await dialog.getByRole('button', {name: /^确认修改/}).click()
    await dialog.waitFor({state: 'hidden'})
    await office.getByLabel('选中本页全部').check()
    await office.getByRole('button', {name: /^交办/}).click()
    await office.getByRole('dialog').getByRole('heading').waitFor()
    await held(office, 'issuing several')
    await office.getByRole('dialog').getByRole('button', {name: /^交办/}).click()
    await office.getByText(/没有办成/).first().waitFor()
    await held(office, 'what was left out of a batch')
    await office.getByRole('button', {name: '关闭', exact: true}).last().click()
  })

  test('the head of a unit objects to one and signs for the others', async () => {
    await openItem(head, 2)
    await head.getByRole('button', {name: '提异议'}).click()
    await head.getByLabel('异议理由').fill('老旧小区改造由住建局负责')
    await head.getByRole('dialog').getByRole('button', {name: '提交'}).click()
    await head.getByText('等待督查室处理').waitFor()
    await held(head, 'item with an objection')
    await head.goto(url('/staff/receipts'))
    await head.getByRole('button', {name: /^签收全部/}).waitFor()
    await held(head, 'receipts to sign for')
    await head.getByRole('button', {name: /^签收全部/}).click()
    await held(head, 'signing for all')
    await head.getByRole('dialog').getByRole('button', {name: /^签收全部/}).click()
    await head.getByText('异议正在处理').waitFor()
    await held(head, 'one was left out of the receipts')
    await office.goto(url('/staff/comments'))
    await office.getByRole('button', {name: /^处理/}).click()
    await office.getByRole('dialog').getByLabel(/异议成立/).check()
    await office.getByRole('dialog').getByRole('button', {name: '处理', exact: true}).click()
    await openItem(office, 2)
    await office.getByRole('button', {name: '交办', exact: true}).waitFor()
  })

  test('an amendment is proposed, compared and signed, and both versions stay', async () => {
    await openItem(office, 0)
    await office.getByRole('button', {name: '修改', exact: true}).click()
    await office.getByText('事项已交办：内容').waitFor()
    await held(office, 'editing an issued item')
    await office.getByRole('button', {name: '取消'}).click()
    await office.getByRole('button', {name: '提请目标调整'}).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('button', {name: '提请批准'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(office, 'amendment with errors')
    await dialog.getByLabel('内容', {exact: true}).fill('新增学位900个')
    await dialog.getByLabel('谁决定的').fill('区政府第12次常务会议')
    await dialog.getByLabel('决定日期').fill('2020-01-30')
    await dialog.getByLabel('调整理由').fill('一所学校延期')
    await dialog.getByRole('button', {name: '提请批准'}).click()
    await office.getByText('等待批准').waitFor()
    await held(office, 'item with an amendment')
    const approver = await person('approver')
    await approver.getByRole('link', {name: /待批准的目标调整/}).click()
    await approver.getByRole('button', {name: /^批准/}).waitFor()
    await held(approver, 'amendments to sign')
    await approver.getByRole('button', {name: /^批准/}).click()
    await held(approver, 'signing an amendment')
    await approver.getByRole('dialog').getByRole('button', {name: '批准', exact: true}).click()
    await approver.getByText('没有等待批准的目标调整').waitFor()
    await openItem(approver, 0)
    await approver.getByRole('heading', {name: '调整后的任务'}).waitFor()
    assert.equal(await approver.locator('blockquote').first().innerText(), '新增学位1000个')
    await approver.getByRole('button', {name: '撤销事项'}).click()
    await held(approver, 'cancelling an item')
  })

  test('a table with changes of issued items asks what becomes of them', async () => {
    const reviewer = await district.as('reviewer')
    const rows = readSheet((await reviewer.get('/api/v1/items.xlsx?state=approved')).raw)
    const at = rows.findIndex((row) => row.includes(items[3].number))
    rows[at]![rows[1]!.indexOf('完成标准')] = '通过市级验收'
    rows[at]![rows[1]!.indexOf('二季度形象进度')] = '50%；主体完工'
    await office.goto(url('/staff/board/table'))
    await office.getByLabel('修改后的表格').setInputFiles({
      name: 'table.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: writeSheet(rows),
    })
    await office.locator('form button[type=submit]').click()
    await office.getByText('须经目标调整').waitFor()
    await office.getByRole('button', {name: /^写入/}).click()
    await office.locator('section.summary').waitFor()
    await held(office, 'table that must choose')
    await office.getByLabel('不采用这些改动').check()
    await office.getByRole('button', {name: /^写入/}).click()
    await office.getByText(/不能直接修改/).first().waitFor()
    await held(office, 'table applied, one left out')
  })

  test('the pages speak English', async () => {
    const english = await person('liaison-education', 'en-GB')
    await english.goto(url('/staff/receipts'))
    await english.getByRole('heading', {level: 1, name: 'Receipts and comments'}).waitFor()
    await english.goto(url(`/staff/items/${items[0].id}`))
    await english.getByRole('heading', {name: 'Issue and breakdown'}).waitFor()
    await held(english, 'item in English')
  })
})
