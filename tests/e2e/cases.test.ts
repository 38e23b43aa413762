// Cases in a browser: the first page, registering at a desk, the workbench, one case with all that is
// done with it, lists and services. Each page and state is held to WCAG 2.2 AA, to 320 px and 200 %
// text, and to the policy on scripts; both languages.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {answer, report, type ReportFields, sample, startCasework} from '../support/casework.ts'
import {type District, password} from '../support/district.ts'
import {Keyboard} from '../support/keyboard.ts'

const desk = 'dispatcher-services'
const handler = 'handler-services'
const head = 'head-services'

describe('cases in a browser', () => {
  let district: District
  let browser: Browser
  const people = new Map<string, Person>()

  const url = (target: string) => `${district.running.url}/staff${target}`
  const post = async (login: string, target: string, body: unknown = {}) => {
    const reply = await (await district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, `${login} ${target}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  /** A case as the desk registers it, of somebody else each time: nothing repeats another. */
  let applicants = 0
  const registered = async (fields: ReportFields = {}) => {
    applicants += 1
    const phone = String(13_800_200_000 + applicants)
    const applicant = {kind: 'resident', name: '王小明', phone}
    return (await post(desk, 'cases', report({applicant, ...fields}))).case
  }
  const openTask = (one: any) => one.tasks.find((task: any) => task.state === 'open' || task.state === 'claimed')
  /** A case that its unit handles. */
  const accepted = async (fields: ReportFields = {}) => {
    const one = await registered(fields)
    return post(desk, `tasks/${openTask(one).id}/completion`, {action: 'accept'})
  }

  async function logIn(login: string, locale?: string): Promise<Page> {
    await district.as(login)
    const one = await newPerson(browser, locale ? {locale} : {})
    people.set(login, one)
    await one.page.goto(url('/login'))
    await one.page.getByLabel('账号').fill(login)
    await one.page.getByLabel('密码', {exact: true}).fill(password)
    await one.page.getByRole('button', {name: '登录'}).click()
    await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    return one.page
  }
  async function open(login: string, target: string): Promise<Page> {
    const page = people.get(login)?.page ?? (await logIn(login))
    await page.goto(url(target))
    return page
  }
  async function held(page: Page, what: string): Promise<void> {
    await picture(page, `cases-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', {level, name}).waitFor()
  const press = (page: Page, name: string) => page.getByRole('button', {name, exact: true}).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')
  const submit = (page: Page) => dialog(page).locator('button[type=submit]').last().click()
  const told = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).first().waitFor()
  const summary = (page: Page) => page.locator('section.summary')

  before(async () => {
    district = await startCasework()
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual([...people.values()].flatMap((p) => p.faults), [])
  })

  test('who only works on cases begins at counts that lead to the workbench', async () => {
    const page = await open(desk, '/')
    await page.getByRole('link', {name: /本单位待签收/}).waitFor()
    assert.equal(await page.getByRole('link', {name: '看板', exact: true}).count(), 0)
    await held(page, 'the first page of a dispatcher')
    await page.getByRole('link', {name: /本单位待签收/}).click()
    await heading(page, '待办工作台')
    await page.getByText('本单位没有待签收的任务').waitFor()
    await held(page, 'nothing to claim')
    await page.goto(url('/cases'))
    await page.getByText('还没有案件').waitFor()
    await held(page, 'no cases')
  })

  test('a desk is told what is missing, then what the server finds, each at its field', async () => {
    const page = await open(desk, '/cases/new')
    await heading(page, '登记案件')
    await held(page, 'choosing a service')
    await page.getByRole('link', {name: /新服务/}).click()
    await heading(page, '登记：新服务')
    await page.getByLabel('居民').check()
    await press(page, '登记')
    await summary(page).getByText('请填写联系人').waitFor()
    assert.match(await page.title(), /^错误：/)
    await held(page, 'registering with nothing filled in')
    await page.getByLabel('联系人').fill('王小明')
    await page.getByLabel('联系电话').fill('12')
    await page.getByLabel('第一类').check()
    await page.getByLabel('标题').fill('路灯')
    await page.getByLabel('情况说明').fill('南门外大街路灯三天没有亮，夜里看不清路。')
    await page.getByLabel('经度').fill('117.5')
    await press(page, '登记')
    await summary(page).getByText('经纬度请都填数字', {exact: false}).waitFor()
    await page.getByLabel('纬度', {exact: true}).fill('39.5')
    await press(page, '登记')
    await summary(page).getByText('请把标题填写到至少4个字', {exact: false}).waitFor()
    await held(page, 'registering with what the server refuses')
    await summary(page).getByRole('link').first().click()
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true')
  })

  test('what is registered has a number and a code, and a like report is shown first', async () => {
    const page = people.get(desk)!.page
    await page.getByLabel('联系电话').fill('13800138000')
    await page.getByLabel('标题').fill('路灯不亮已三天')
    await page.getByLabel('地址', {exact: true}).fill('南门外大街')
    await press(page, '登记')
    await heading(page, '登记完成')
    const code = (await page.locator('.big').nth(1).textContent())!.trim()
    assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
    await held(page, 'registered')
    await page.getByRole('link', {name: '打开案件'}).click()
    await heading(page, '路灯不亮已三天')
    assert.equal(await page.getByText(code).count(), 0)

    await page.goto(url(`/cases/new?service=${sample}`))
    await page.getByLabel('居民').check()
    await page.getByLabel('联系人').fill('王小明')
    await page.getByLabel('联系电话').fill('13800138000')
    await page.getByLabel('第一类').check()
    await page.getByLabel('标题').fill('还是那盏路灯')
    await page.getByLabel('情况说明').fill('南门外大街路灯又不亮了，和上次是同一盏。')
    await press(page, '登记')
    await heading(page, '可能与 1 件在办案件重复', 2)
    await page.getByText('同一申请人').waitFor()
    await held(page, 'a like case')
    await press(page, '回去修改')
    await press(page, '登记')
    await press(page, '不是同一件，继续登记')
    await heading(page, '登记完成')
  })

  test('the workbench is walked and claimed by keys, and its filters are in the address', async () => {
    for (let n = 0; n < 4; n += 1) await registered({form: {...report().form, title: `第${n}盏路灯不亮`}})
    const page = await open(desk, '/tasks?whose=unit')
    const rows = page.locator('[data-row]')
    await rows.nth(5).waitFor()
    await page.getByRole('link', {name: /本单位待签收 6/}).waitFor()
    await held(page, 'the workbench')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    assert.equal(await rows.first().evaluate((row) => row === document.activeElement), true)
    await page.keyboard.press('c')
    await told(page, /已签收 SP2026/)
    await page.getByRole('link', {name: /我的 1/}).waitFor()
    await page.keyboard.press('x')
    await page.getByText('已选 1 项').waitFor()
    await held(page, 'a task chosen')
    await page.getByRole('button', {name: '取消选择'}).click()
    await page.getByLabel('服务').selectOption(sample)
    await page.getByLabel('步骤').selectOption({label: '办理'})
    await page.getByText('没有符合条件的任务').waitFor()
    assert.match(page.url(), /whose=unit&service=.*sample&element=handle/)
    await held(page, 'no task matches')
    await page.goto(url('/tasks'))
    await rows.first().focus()
    await page.keyboard.press('Enter')
    await heading(page, /我的任务：受理/, 2)
  })

  test('a task is claimed, refused without words, then completed', async () => {
    const one = await registered()
    const page = await open(desk, `/cases/${one.id}`)
    await heading(page, '我的任务：受理', 2)
    await held(page, 'a case to claim')
    await press(page, '签收')
    await page.getByLabel('不予受理').check()
    await press(page, '不予受理')
    await summary(page).getByText('请写明内容').waitFor()
    await held(page, 'refused without words')
    await page.getByLabel('受理', {exact: true}).check()
    await press(page, '受理')
    await told(page, '受理：受理，已办。')
    await page.locator('[aria-current=step]').getByText('办理').waitFor()
    await page.getByText('判定依据', {exact: false}).first().click()
    await held(page, 'a case under way with reasons')
  })

  test('who handles a case returns it, hands it on, calls others in and asks for time', async () => {
    const one = await accepted()
    const page = await open(handler, `/cases/${one.id}`)
    await press(page, '签收')
    await page.getByRole('button', {name: '办结', exact: true}).click()
    await summary(page).getByText('请填写答复内容').waitFor()
    await held(page, 'a form with nothing filled in')
    for (const [name, what] of [['退回', 'returning'], ['转办', 'transferring'], ['委派', 'delegating'], ['请协办', 'asking for support'], ['征求意见', 'consulting'], ['申请延期', 'an extension'], ['申请缓办', 'a deferral']] as const) {
      await press(page, name)
      await dialog(page).waitFor()
      await submit(page)
      await dialog(page).locator('section.summary').waitFor()
      await held(page, what)
      await dialog(page).getByRole('button', {name: '取消'}).click()
      await dialog(page).waitFor({state: 'hidden'})
    }
    await press(page, '征求意见')
    await dialog(page).getByRole('combobox').fill('教育')
    await page.getByRole('option', {name: /教育局/}).click()
    await dialog(page).getByLabel('请对方做什么').fill('请核实学校门口的路灯归谁管。')
    await submit(page)
    await told(page, /征求意见/)
    await heading(page, '其他任务', 2)
    await press(page, '申请延期')
    await dialog(page).getByLabel('申请多少（工作日）').fill('2')
    await dialog(page).getByLabel('理由').fill('等配件到货')
    await submit(page)
    await told(page, /申请延期/)
    await heading(page, '延期和缓办申请', 2)

    const decider = await open(head, `/cases/${one.id}`)
    await press(decider, '不同意')
    await submit(decider)
    await dialog(decider).locator('section.summary').waitFor()
    await held(decider, 'refusing an extension without words')
    await dialog(decider).getByRole('button', {name: '取消'}).click()
    await press(decider, '同意')
    await submit(decider)
    await told(decider, /已同意/)
    await page.reload()
    await page.getByText('已同意').first().waitFor()
    await page.getByLabel('答复内容').fill(answer.answer)
    await page.getByLabel('意见').fill('已修复')
    await press(page, '办结')
    await told(page, '办理：办结，已办。')
    await page.getByText('路灯已经修好', {exact: false}).first().waitFor()
    await held(page, 'an answered case')
  })

  test('a task that is given back goes to the step before', async () => {
    const one = await accepted()
    const page = await open(handler, `/cases/${one.id}`)
    await press(page, '拒签退回')
    await dialog(page).getByLabel('上一步：受理').check()
    await dialog(page).getByLabel('退回理由').fill('不属于本单位职责')
    await submit(page)
    await told(page, /已退回/)
    await page.getByText('不属于本单位职责').waitFor()
    await page.locator('[aria-current=step]').getByText('受理').waitFor()
  })

  test('the supervision office urges and supervises, the desk copies, releases and renews the code', async () => {
    const one = await accepted()
    const office = await open('reviewer', `/cases/${one.id}`)
    await press(office, '催办')
    await submit(office)
    await dialog(office).locator('section.summary').waitFor()
    await held(office, 'urging without words')
    await dialog(office).getByLabel('催办内容').fill('请抓紧办理')
    await submit(office)
    await told(office, /已催办/)
    await press(office, '督办')
    await dialog(office).getByLabel('理由').fill('群众反映强烈')
    await submit(office)
    await told(office, /已列为督办/)
    await office.getByText('催办 1 次').first().waitFor()
    await held(office, 'an urged case under supervision')

    const page = await open(desk, `/cases/${one.id}`)
    await press(page, '抄送')
    await dialog(page).getByRole('combobox').fill('财政')
    await page.getByRole('option', {name: /财政局/}).click()
    await submit(page)
    await told(page, /已抄送/)
    await press(page, '公开')
    await dialog(page).getByLabel('公开的文字').fill('南门外大街路灯不亮。')
    await held(page, 'releasing words')
    await submit(page)
    await page.getByText('已公开的内容').waitFor()
    await press(page, '重发查询码')
    await held(page, 'renewing the code')
    await dialog(page).getByRole('button', {name: '重发查询码'}).click()
    await page.getByText('新的查询码').waitFor()
    await held(page, 'a new code')
    await dialog(page).getByRole('button', {name: '已告知，关闭'}).click()
  })

  test('a case is split, and merged into another that was searched for', async () => {
    const [one, other] = [await accepted(), await accepted()]
    const page = await open(desk, `/cases/${one.id}`)
    await press(page, '拆分')
    await dialog(page).getByLabel('标题').fill('另一盏路灯')
    await held(page, 'splitting a case')
    await submit(page)
    await dialog(page).getByText('已拆出新案件').waitFor()
    await held(page, 'a case split')
    await dialog(page).locator('.el-dialog__footer').getByRole('button', {name: '关闭'}).click()
    await heading(page, '拆出的案件', 3)
    await press(page, '合并')
    await dialog(page).getByLabel('另一件案件的编号或文字').fill('SP0000')
    await dialog(page).getByRole('button', {name: '搜索'}).click()
    await dialog(page).getByText('没有找到同一服务的在办案件', {exact: false}).waitFor()
    await submit(page)
    await dialog(page).locator('section.summary').waitFor()
    await held(page, 'merging with nothing')
    await dialog(page).getByLabel('另一件案件的编号或文字').fill(other.number)
    await dialog(page).getByRole('button', {name: '搜索'}).click()
    await dialog(page).getByRole('radio', {name: new RegExp(other.number)}).waitFor()
    await dialog(page).getByLabel('理由').fill('同一件事')
    await held(page, 'merging')
    await submit(page)
    await page.getByText('已合并到').waitFor()
    await held(page, 'a merged case')
    await page.getByRole('link', {name: new RegExp(other.number)}).click()
    await heading(page, '合并进来的案件', 3)
  })

  test('the head suspends, resumes and closes by force', async () => {
    const one = await accepted()
    const page = await open(head, `/cases/${one.id}`)
    await press(page, '挂起')
    await dialog(page).getByLabel('理由').fill('等待上级批复')
    await held(page, 'suspending')
    await submit(page)
    await told(page, /已挂起/)
    await page.getByText('计时已暂停').first().waitFor()
    await held(page, 'a suspended case')
    await press(page, '恢复')
    await told(page, /已恢复/)
    await press(page, '强制结案')
    await submit(page)
    await dialog(page).locator('section.summary').waitFor()
    await held(page, 'closing by force with nothing filled in')
    await dialog(page).getByLabel('办理结果').selectOption('unsolved')
    await dialog(page).getByLabel('理由').fill('拆迁范围内，不再修复')
    await submit(page)
    await page.getByText('强制结案').first().waitFor()
    await page.getByText('未办成', {exact: false}).first().waitFor()
    await held(page, 'a case closed by force')
  })

  test('who has no part in a case sees it masked or not at all', async () => {
    const one = await accepted()
    const reader = await open('reader', `/cases/${one.id}`)
    await reader.getByText('个人信息已隐去', {exact: false}).waitFor()
    assert.equal(await reader.getByText('王小明').count(), 0)
    await held(reader, 'a masked case')
    const stranger = await open('handler-taxation', `/cases/${one.id}`)
    await stranger.getByRole('alert').first().waitFor()
    assert.equal(await stranger.getByText(one.number).count(), 0)
    await held(stranger, 'a case of others')
  })

  test('the list is filtered by its address, counted and paged', async () => {
    const page = await open(desk, '/cases')
    await page.getByText(/^\d+ 件$/).first().waitFor()
    await held(page, 'cases')
    await page.getByLabel('服务').selectOption(sample)
    await page.getByLabel('阶段').selectOption({label: '受理'})
    await page.locator('[data-row]').first().waitFor()
    assert.match(page.url(), /stage=registration/)
    await page.getByLabel('类别').selectOption('other')
    await page.getByText('没有符合条件的案件').waitFor()
    await held(page, 'no case matches')
    await page.getByRole('link', {name: '清除筛选'}).first().click()
    await page.getByLabel('搜索案件').fill('第2盏')
    await press(page, '搜索')
    await page.getByText('1 件', {exact: true}).waitFor()
    await page.getByLabel('上报日期从').fill('2026.13.1')
    await page.getByLabel('上报日期从').blur()
    await page.getByText('日期请写成 2026-11-20 的样子').waitFor()
    await held(page, 'a wrong date')
  })

  test('the procedure is drawn with the case on it, its steps beside it in words', async () => {
    const one = await accepted()
    const page = await open(desk, `/cases/${one.id}`)
    await press(page, '看流程图')
    await page.locator('.djs-container .is-active').first().waitFor()
    await page.getByRole('listitem').filter({hasText: '正在这一步'}).waitFor()
    await page.locator('.bjs-powered-by').waitFor()
    await held(page, 'a procedure with the case on it')
  })

  test('a service shows its form, procedure, tables and posts', async () => {
    const page = await open(desk, '/services')
    await page.getByRole('link', {name: '新服务', exact: true}).waitFor()
    await held(page, 'services')
    await page.getByRole('link', {name: '新服务', exact: true}).click()
    await heading(page, '决策表', 2)
    await press(page, '看流程图')
    await page.locator('.djs-container svg').first().waitFor()
    await held(page, 'a service')
  })

  test('without a mouse a task is claimed, filled in and done', async () => {
    const one = await accepted()
    const page = await open(handler, `/cases/${one.id}`)
    await heading(page, '我的任务：办理', 2)
    const keys = new Keyboard(page)
    await keys.reach('button', /^签收/)
    await keys.press('Enter')
    await page.getByLabel('答复内容').waitFor()
    await keys.reach('textarea', /^答复内容/)
    await keys.type(answer.answer)
    await keys.reach('textarea', /^意见/)
    await keys.type('已修复')
    await keys.reach('button', /^办结/)
    await keys.press('Enter')
    await told(page, '办理：办结，已办。')
    await keys.reach('button', /^看流程图/, 80)
    await keys.press('Enter')
    await page.locator('.djs-container svg').first().waitFor()
  })

  test('all of it in English', async () => {
    const one = await accepted()
    const page = await open(head, `/cases/${one.id}`)
    await press(page, 'English')
    await page.getByRole('heading', {name: 'Time line'}).waitFor()
    await held(page, 'a case in English')
    for (const [target, name] of [['/', 'Workbench'], ['/tasks?whose=all', 'Workbench'], ['/cases', 'Cases'], ['/cases/new', 'Register a case'], ['/services', 'Services'], [`/services/${sample}`, 'Decision tables']] as const) {
      await open(head, target)
      await page.getByRole('heading', {name}).first().waitFor()
      await held(page, `${target.replaceAll(/\W+/g, ' ').trim() || 'first page'} in English`)
    }
    await page.getByRole('button', {name: '中文'}).click()
  })
})
