// The day of the office, urging, notices, interviews and scores in a browser, on a simulated clock:
// each page and state is held to WCAG 2.2 AA, to 320 px and 200 % text, and to the policy on scripts.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {approvedItems} from '../support/carried.ts'
import {District, password} from '../support/district.ts'

const own = {lead_unit: 'education', supporting_units: ['finance'], due_date: '2019-12-31', responsible_leader: '苏怀瑾'}

describe('measures in a browser', () => {
  let district: District
  let browser: Browser
  let items: any[]
  const people = new Map<string, Person>()

  const url = (target: string) => `${district.running.url}/staff${target}`
  const post = async (login: string, target: string, body: unknown = {}) => {
    const reply = await (await district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, `${login} ${target}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const day = async (date: string) => assert.equal((await district.moveClock(`${date}T09:00:00+08:00`)).status, 200)

  async function open(login: string, target: string): Promise<Page> {
    let one = people.get(login)
    if (!one) {
      await district.as(login)
      one = await newPerson(browser)
      people.set(login, one)
      await one.page.goto(url('/login'))
      await one.page.getByLabel('账号').fill(login)
      await one.page.getByLabel('密码', {exact: true}).fill(password)
      await one.page.getByRole('button', {name: '登录'}).click()
      await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    }
    await one.page.goto(url(target))
    return one.page
  }

  async function held(page: Page, what: string): Promise<void> {
    await picture(page, `measures-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', {level, name}).waitFor()
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', {name}).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')

  before(async () => {
    district = await District.start(undefined, ['--simulated-clock', '2019-01-10T09:00:00+08:00'])
    browser = await launch()
    items = await approvedItems(district, ['新建幼儿园3所', '新增学位1000个', '改造校舍2处'], own)
    for (const {id} of items) await post('reviewer', `items/${id}/issue`)
    for (const {id} of items.slice(0, 2)) await post('liaison-education', `items/${id}/receipt`)
    await day('2019-02-11')
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual([...people.values()].flatMap((p) => p.faults), [])
  })

  test('the office sees who owes what this week and urges a unit with one click', async () => {
    const page = await open('reviewer', '/')
    await heading(page, '本周谁欠我什么', 2)
    await page.getByRole('link', {name: '区教育局', exact: true}).waitFor()
    await held(page, 'the day of the office')
    await press(page, '催办 区教育局')
    await dialog(page).getByText('将向 1 个单位发出 3 条催办', {exact: false}).waitFor()
    await held(page, 'urging')
    await dialog(page).getByLabel('另写用语').fill('{name}请办理')
    await dialog(page).getByLabel('另写用语').blur()
    await dialog(page).getByText('无法填充的占位', {exact: false}).first().waitFor()
    await held(page, 'urging with a wrong place')
    await dialog(page).getByLabel('另写用语').fill('')
    await dialog(page).getByLabel('另写用语').blur()
    await dialog(page).getByRole('button', {name: '发出催办'}).click()
    await page.getByText('已催办 3 条', {exact: false}).waitFor()
  })

  test('a count opens its list, where what is chosen is urged', async () => {
    const page = await open('reviewer', '/')
    await page.getByRole('row', {name: /教育局/}).getByRole('link', {name: /待反馈/}).click()
    await heading(page, '到期与逾期')
    await page.getByText('已催办', {exact: false}).or(page.getByText('2019-02-11 催办', {exact: false})).first().waitFor()
    await page.getByRole('checkbox', {name: /新建幼儿园/}).check()
    await page.getByRole('button', {name: '催办所选 1 项'}).waitFor()
    await held(page, 'what is due')
    await page.getByLabel('类别').selectOption('duty')
    await page.getByText('没有到期未办的').waitFor()
    await held(page, 'nothing is due')
  })

  test('a unit sees what it owes and to whom, and answers an urge', async () => {
    const page = await open('liaison-education', '/')
    await heading(page, '我欠什么、欠谁', 2)
    await page.getByRole('button', {name: /^答复/}).first().waitFor()
    await held(page, 'the day of a unit')
    const urges = await (await district.as('reviewer')).get('/api/v1/urges')
    assert.ok(urges.body.urges.every((one: any) => one.state === 'opened' && one.opened_by === '叶书瑶'))
    await press(page, /^答复/)
    await dialog(page).getByRole('button', {name: '答复'}).click()
    await dialog(page).getByText('请写明内容').first().waitFor()
    await held(page, 'answering an urge')
    await dialog(page).getByLabel('答复').fill('本周内补报')
    await dialog(page).getByRole('button', {name: '答复'}).click()
    await page.getByText('已答复催办。').waitFor()
  })

  test('a leader sees what is red or stuck', async () => {
    const page = await open('leader', '/')
    await heading(page, '我分管的：红灯与卡住的', 2)
    await page.getByText('红灯').first().waitFor()
    await held(page, 'the day of a leader')
    const calm = await open('district-head', '/')
    await calm.getByText('分管事项都在正常推进').waitFor()
  })

  test('a proposal of the rules becomes a notice, which is issued, received and answered', async () => {
    const page = await open('reviewer', '/notices/proposals')
    await page.getByText('事项亮红灯，发橙色督查单').first().waitFor()
    await held(page, 'proposals')
    await page.getByRole('row', {name: /新建幼儿园/}).getByRole('link', {name: '采用'}).click()
    await heading(page, '起草督查单')
    await page.getByRole('checkbox', {name: /新建幼儿园/}).waitFor()
    await page.getByLabel('督查情况').fill('')
    await press(page, '保存草稿')
    await page.locator('section.summary').waitFor()
    await held(page, 'drafting a notice, with errors')
    await page.getByLabel('督查情况').fill('一月进展未按期反馈，事项亮红灯。')
    await page.getByLabel('办理要求').fill('请于期限内补报进展，说明原因，并明确责任人。')
    await press(page, '保存草稿')
    await heading(page, '橙色督查单')
    await held(page, 'a draft')
    await press(page, '送签')
    await page.getByText('待签发').first().waitFor()
    const address = new URL(page.url()).pathname.replace('/staff', '')
    const approver = await open('approver', address)
    await press(approver, '退回修改')
    await dialog(approver).getByLabel('意见').fill('请写明核查日期')
    await dialog(approver).getByRole('button', {name: '退回修改'}).click()
    await approver.getByText('退回意见：请写明核查日期').waitFor()
    await page.reload()
    await press(page, '送签')
    await page.getByText('待签发').first().waitFor()
    await approver.reload()
    await press(approver, '签发')
    await approver.getByText('督查橙〔2019〕1号').waitFor()
    const head = await open('head-education', address)
    await press(head, '签收')
    await head.getByText('已签收').first().waitFor()
    await press(head, '审签回复')
    await dialog(head).getByLabel('单位回复').fill('已补报一月进展，责任人为分管副局长。')
    await dialog(head).getByLabel('佐证').fill('见一月反馈')
    await held(head, 'answering a notice')
    await dialog(head).getByRole('button', {name: '审签回复'}).click()
    await heading(head, '单位回复', 2)
    await page.reload()
    await held(page, 'an answered notice')
    await press(page, '办结')
    await dialog(page).getByRole('button', {name: '办结'}).click()
    await page.getByText('已办结').first().waitFor()
    await open('reviewer', '/notices')
    await page.getByRole('link', {name: '督查橙〔2019〕1号'}).waitFor()
    await held(page, 'notices')
    await page.getByLabel('等级').selectOption('red')
    await page.getByText('没有符合条件的督查单').waitFor()
  })

  test('an interview is drafted, ordered and recorded', async () => {
    const page = await open('reviewer', '/interviews/new?unit=education')
    await press(page, '保存草稿')
    await page.locator('section.summary').waitFor()
    await held(page, 'drafting an interview, with errors')
    await page.getByLabel('约谈事由').fill('连续缺报')
    await page.getByLabel('约谈日期').fill('2019.2.11')
    await page.getByLabel('地点').fill('区政府三楼')
    await press(page, '保存草稿')
    await heading(page, '约谈：区教育局')
    const address = new URL(page.url()).pathname.replace('/staff', '')
    const approver = await open('approver', address)
    await press(approver, '决定约谈')
    await approver.getByText('已决定').first().waitFor()
    await page.reload()
    await press(page, '登记约谈记录')
    await dialog(page).getByRole('button', {name: '登记约谈记录'}).click()
    await page.locator('section.summary').waitFor()
    await held(page, 'recording an interview, with errors')
    await dialog(page).getByLabel('参加人员').fill('苏怀瑾\n谭立诚')
    await dialog(page).getByLabel('谈话要点').fill('说明缺报原因')
    await dialog(page).getByLabel('约定事项').fill('补报并按月反馈')
    await dialog(page).getByLabel('约定期限').fill('2019-02-28')
    await dialog(page).getByRole('button', {name: '登记约谈记录'}).click()
    await page.getByText('苏怀瑾、谭立诚').waitFor()
    await held(page, 'an interview')
    await open('reviewer', '/interviews')
    await page.getByRole('row', {name: /教育局/}).waitFor()
    await held(page, 'interviews')
  })

  test('scores lead to points, a point is appealed and the appeal decided', async () => {
    const page = await open('head-education', '/scores')
    await page.getByRole('link', {name: '区教育局', exact: true}).waitFor()
    await held(page, 'scores')
    await page.getByRole('link', {name: '区教育局', exact: true}).click()
    await heading(page, '区教育局 2019 年得分')
    await page.getByText('当月进展缺报').first().waitFor()
    await held(page, 'points')
    await press(page, /^申诉/)
    await dialog(page).getByLabel('申诉理由').fill('系统停机当日无法报送')
    await held(page, 'an appeal')
    await dialog(page).getByRole('button', {name: '申诉'}).click()
    await page.getByText('申诉中').first().waitFor()
    const approver = await open('approver', '/appeals')
    await press(approver, '支持，撤销扣分')
    await dialog(approver).getByLabel('理由').fill('情况属实')
    await dialog(approver).getByRole('button', {name: '支持，撤销扣分'}).click()
    await approver.getByText('已支持').waitFor()
    await held(approver, 'appeals')
    await page.reload()
    await page.getByText('撤销理由：情况属实').waitFor()
  })

  test('an item shows what was done about it, and all of it in English', async () => {
    const page = await open('reviewer', `/items/${items[0].id}`)
    await heading(page, '督查措施', 2)
    await page.getByText('督查橙〔2019〕1号').waitFor()
    await held(page, 'measures on an item')
    await press(page, 'English')
    await heading(page, 'Measures', 2)
    for (const [target, name] of [['/', 'Who owes us what this week'], ['/notices', 'Notices'], ['/scores', 'Scores of units'], ['/interviews', 'Interviews'], ['/notices/proposals', 'Proposals of the rules'], ['/appeals', 'Appeals'], ['/owed', 'Due and late'], ['/day/units/education', /what it owes/]] as const) {
      await open('reviewer', target)
      await page.getByRole('heading', {name}).first().waitFor()
      await checkAccessible(page, `${target} in English`)
    }
  })
})
