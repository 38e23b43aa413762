// Reporting in a browser: a liaison writes, the unit head signs, the office checks by keys, a
// supporting unit and a leader speak, another officer ends the item. Every state is held to WCAG
// 2.2 AA, to 320 px and 200 % text, and to the content security policy.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District, password} from '../support/district.ts'
import {education, handledItems, pixel, reported} from '../support/reported.ts'

describe('reporting in a browser', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let items: any[]
  let duty: any
  let month: string

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
    await picture(page, `reports-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const openItem = async (page: Page, id: string) => {
    await page.goto(url(`/staff/items/${id}`))
    await page.getByRole('heading', {name: '反馈与核查'}).waitFor()
  }

  before(async () => {
    district = await District.start()
    browser = await launch()
    const reviewer = await district.as('reviewer')
    const today = (await reviewer.get('/api/v1/meta')).body.today
    month = today.slice(0, 7)
    items = await handledItems(district, ['新建幼儿园3所', '改造校舍12处', '建成社区图书角20个', '新增学位1000个'], {
      ...education, responsible_leader: '苏怀瑾', completion_standard: '通过区级验收并投入使用',
    })
    const milestones = [
      {period: month, percent: 30, words: '主体结构完工1所'},
      {period: '2099-06', percent: 100, words: '3所全部竣工验收'},
    ]
    await reviewer.put(`/api/v1/items/${items[0].id}/milestones`, {milestones})
    const [one] = await handledItems(district, ['每月召开一次校园安全调度会'], {
      lead_unit: 'education', due_date: null, recurrence: 'monthly',
    })
    duty = one
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual(people.flatMap((p) => p.faults), [])
  })

  test('a liaison drafts, adds evidence, is told every fault, and submits', async () => {
    const page = await person('liaison-education')
    await page.getByRole('link', {name: /待报反馈/}).click()
    await page.getByRole('heading', {level: 1, name: '反馈与核查'}).waitFor()
    await page.getByRole('list').getByText('新建幼儿园3所').first().click()
    await held(page, 'queue of what is to be drafted')
    await openItem(page, items[0].id)
    await page.getByRole('button', {name: '起草反馈'}).click()
    await page.getByRole('form', {name: '反馈内容'}).waitFor()
    await held(page, 'empty form')
    await page.getByLabel('单位填报').check()
    await page.getByRole('button', {name: '报负责人审签'}).click()
    await page.locator('section.summary').waitFor()
    assert.match(await page.title(), /^错误：/)
    await held(page, 'form with errors')
    await page.getByLabel('进展情况').fill('1所主体结构完工，2所完成土方。')
    await page.getByLabel('存在问题').fill('第三所用地手续未办结。')
    await page.getByLabel(/^形象进度/).fill('30')
    await page.getByLabel('指标名称').fill('开工幼儿园')
    await page.getByLabel('数值', {exact: true}).fill('3')
    await page.getByLabel('单位', {exact: false}).last().fill('所')
    await page.getByLabel(/主体结构完工1所/).check()
    await page.getByLabel('添加文件或照片').setInputFiles([
      {name: '工地.png', mimeType: 'image/png', buffer: pixel},
      {name: '脚本.html', mimeType: 'text/html', buffer: Buffer.from('<html></html>')},
    ])
    await page.getByText('脚本.html 没有上传').waitFor()
    await page.getByRole('link', {name: /照片 工地.png/}).waitFor()
    await page.getByLabel('链接地址').fill('javascript:alert(1)')
    await page.getByRole('button', {name: '添加链接'}).click()
    await page.getByText('链接地址不对').waitFor()
    await held(page, 'form with evidence')
    await page.getByLabel('链接地址').fill('https://example.org/gongshi')
    await page.getByRole('button', {name: '添加链接'}).click()
    await page.getByRole('link', {name: /example.org/}).waitFor()
    await page.getByRole('button', {name: '保存草稿'}).click()
    await page.getByText('草稿已保存').waitFor()
    await page.getByRole('button', {name: '报负责人审签'}).click()
    await page.getByText('已报单位负责人审签').waitFor()
    await page.getByText('待审签').first().waitFor()
    await held(page, 'time line of what waits for the head')
  })

  test('what was written is kept when the page is left', async () => {
    const page = people[0]!.page
    await openItem(page, items[1].id)
    await page.getByRole('button', {name: '起草反馈'}).click()
    await page.getByLabel('进展情况').fill('完成勘察')
    await page.getByRole('link', {name: '看板', exact: true}).click()
    await page.getByRole('table').waitFor()
    await openItem(page, items[1].id)
    await page.getByText('完成勘察').waitFor()
  })

  test('the unit head hands back with words and signs what comes again', async () => {
    const page = await person('head-education')
    await page.getByRole('link', {name: /待审签的反馈/}).click()
    await page.getByText('1所主体结构完工').waitFor()
    await held(page, 'queue of what is to be signed')
    await page.getByRole('button', {name: '退回修改'}).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', {name: '退回修改'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(page, 'handing back without words')
    await dialog.getByRole('textbox', {name: '理由'}).fill('请写明用地办到哪一步')
    await dialog.getByRole('button', {name: '退回修改'}).click()
    await page.getByText('已退回经办人修改').waitFor()
    const liaison = people[0]!.page
    await openItem(liaison, items[0].id)
    await liaison.getByText('负责人退回修改：请写明用地办到哪一步').waitFor()
    await liaison.getByRole('link', {name: '继续填写'}).first().click()
    await liaison.getByLabel('存在问题').fill('第三所用地已批复，待办证。')
    await liaison.getByRole('button', {name: '报负责人审签'}).click()
    await liaison.getByText('已报单位负责人审签').waitFor()
    await page.reload()
    await page.getByText('待办证').waitFor()
    await page.keyboard.press('a')
    await page.getByText('已签发，报督查室审核').waitFor()
  })

  test('a supporting unit disputes, and a leader comments', async () => {
    const finance = await person('liaison-finance')
    await finance.goto(url('/staff/reports?queue=to_support'))
    await finance.getByRole('button', {name: '确认配合情况'}).click()
    const dialog = finance.getByRole('dialog')
    await dialog.getByLabel('有不同意见').check()
    await dialog.getByRole('button', {name: '确认配合情况'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(finance, 'disputing without words')
    await dialog.getByLabel('说明').fill('建设资金尚有300万元未拨付')
    await dialog.getByRole('button', {name: '确认配合情况'}).click()
    await finance.getByText('这里没有等您办的反馈').waitFor()
    await held(finance, 'empty queue')
    const leader = await person('leader')
    await leader.getByRole('link', {name: /待阅的反馈/}).click()
    await leader.getByText('建设资金尚有300万元未拨付').waitFor()
    await leader.getByRole('button', {name: '已阅'}).click()
    await leader.getByRole('dialog').getByLabel(/批示意见/).fill('请财政局本周拨付')
    await leader.getByRole('dialog').getByRole('button', {name: '已阅'}).click()
    await leader.getByText('已记为阅过').waitFor()
  })

  test('the office goes through its queue by keys: accept, return, spot check', async () => {
    for (const at of [2, 3]) await reported(district, items[at].id, 'signed', {words: `第${at}项进展`})
    const page = await person('reviewer')
    await page.getByRole('link', {name: /待审核的反馈/}).click()
    await page.getByText('第 1 份，共').waitFor()
    await page.getByText('请财政局本周拨付').waitFor()
    await held(page, 'queue of the office')
    await page.keyboard.press('j')
    await page.getByText('第 2 份，共').waitFor()
    await page.keyboard.press('k')
    await page.getByText('第 1 份，共').waitFor()
    await page.keyboard.press('a')
    await page.getByText('已采纳，进度已写入事项').waitFor()
    await page.getByText('第2项进展').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByRole('button', {name: '佐证材料不足'}).click()
    await held(page, 'returning')
    await page.getByRole('dialog').getByRole('button', {name: '退回', exact: true}).click()
    await page.getByText('已退回承办单位').waitFor()
    await page.getByText('第3项进展').waitFor()
    await page.keyboard.press('s')
    await page.getByRole('dialog').getByLabel(/核查什么/).fill('到第三中学看课桌')
    await page.getByRole('dialog').getByRole('button', {name: '现场核查'}).click()
    await page.getByText('现场核查要求：到第三中学看课桌').waitFor()
    await held(page, 'spot check ordered')
    await openItem(page, items[0].id)
    await page.getByText('形象进度 30%').waitFor()
    await held(page, 'time line of an item')
  })

  test('a claim is verified with a photo, and another officer closes the item', async () => {
    const claim = await reported(district, items[2].id, 'accepted', {words: '全部建成', claims_done: true, percent: 100})
    assert.equal(claim.state, 'accepted')
    const page = people.at(-1)!.page
    await page.goto(url('/staff/reports?queue=to_verify'))
    await page.getByText('全部建成').waitFor()
    await page.getByRole('button', {name: '记录核查结果'}).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('现场核查').check()
    await dialog.getByRole('button', {name: '记录结果'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(page, 'verifying without words')
    await dialog.getByLabel('核查情况').fill('实地查看20个图书角，均已开放')
    await dialog.getByLabel(/核查照片或文件/).setInputFiles({name: '现场.png', mimeType: 'image/png', buffer: pixel})
    await dialog.getByRole('button', {name: '记录结果'}).click()
    await page.getByText('核查结果已记录').waitFor()
    const other = await person('confirmer')
    await openItem(other, items[2].id)
    await other.getByText('核查通过').waitFor()
    await other.getByRole('button', {name: '办结', exact: true}).click()
    await held(other, 'closing')
    await other.getByRole('dialog').getByRole('button', {name: '办结', exact: true}).click()
    await other.getByText(/已办结。/).waitFor()
    await held(other, 'closed item')
    await other.getByRole('button', {name: '重新办理'}).click()
    await other.getByRole('dialog').getByRole('textbox', {name: '理由'}).fill('两个图书角已停用')
    await other.getByRole('dialog').getByRole('button', {name: '重新办理'}).click()
    await other.locator('p.said', {hasText: '两个图书角已停用'}).waitFor()
  })

  test('a standing duty shows its turns, in both languages', async () => {
    await reported(district, duty.id, 'signed', {words: '已召开3月调度会'})
    const page = people[0]!.page
    await openItem(page, duty.id)
    await page.getByRole('heading', {name: '各期履行情况'}).waitFor()
    await held(page, 'standing duty')
    const english = await person('head-education', 'en-GB')
    await english.goto(url(`/staff/items/${duty.id}`))
    await english.getByRole('heading', {name: 'Turns of the duty'}).waitFor()
    await held(english, 'standing duty in English')
    await english.goto(url('/staff/reports'))
    await english.getByRole('heading', {level: 1, name: 'Reports and verification'}).waitFor()
    await held(english, 'queues in English')
  })
})
