// Report in, books out: a work report becomes a list of tasks, its table goes through LibreOffice,
// and a quarter is walked in browsers on a simulated clock by the office, an approver, a liaison, the
// head of a unit and a leader, until it stands in the bulletin and, as far as it is public, on the
// public page. Each kind of page met on the way is held to WCAG 2.2 AA, 320 px and 200 % text.

import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {after, before, describe, test, type TestContext} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District, password} from '../support/district.ts'
import {day, standingOn} from '../support/lights.ts'
import {approveAll, importReport} from '../support/outcomes.ts'
import {root} from '../support/program.ts'
import {pixel} from '../support/reported.ts'
import {editedInLibreOffice, readSheet, writeSheet} from '../support/sheet.ts'
import {unzip} from '../support/zip.ts'

const nankai = path.join(path.dirname(root), 'shared/reports/nankai-2019.txt')
const real = existsSync(nankai)
const shortReport = `政府工作报告
——2019年1月8日在启明区第五届人民代表大会第四次会议上
一、2018年工作回顾
地区生产总值增长6%。
我们也清醒地认识到,还存在不少困难和问题:一是产业结构不够优化;二是营商环境亟待改善;三是老旧社区治理还有不少短板。
二、2019年主要任务
新建改造8所幼儿园。改造老旧小区12个。
`

// Words of the office that no public page may hold.
const internal = {
  comment: '两所园舍的用地尚在协调',
  objection: '改造任务与住房建设部门有交叉',
  returned: '请补充每所园舍的开工日期',
  seen: '请分管负责人每周过问一次',
  reason: '二月进展逾期未报',
  demand: '请三日内补报并说明原因',
  answer: '经办人员轮岗，已补报二月进展',
}

describe(`report in, books out: ${real ? 'nankai 2019' : 'a short report, no real reports beside the source tree'}`, () => {
  let district: District
  let browser: Browser
  let source: string
  let item: any
  let fault: any
  let leader: string
  let amended: string
  const people = new Map<string, Person>()

  const url = (target: string) => district.running.url + target
  const get = async (target: string) => (await (await district.as('reviewer')).get(`/api/v1/${target}`)).body

  async function open(login: string, target: string): Promise<Page> {
    let one = people.get(login)
    if (!one) {
      await district.as(login)
      one = await newPerson(browser)
      people.set(login, one)
      await one.page.goto(url('/staff/login'))
      await one.page.getByLabel('账号').fill(login)
      await one.page.getByLabel('密码', {exact: true}).fill(password)
      await one.page.getByRole('button', {name: '登录'}).click()
      await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    }
    await one.page.goto(url(`/staff${target}`))
    return one.page
  }

  async function held(page: Page, what: string): Promise<void> {
    await picture(page, `year-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', {level, name}).waitFor()
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', {name}).first().click()
  const dialog = (page: Page) => page.getByRole('dialog')

  async function openItem(login: string, one = item): Promise<Page> {
    const page = await open(login, `/items/${one.id}`)
    await heading(page, '交办与分解', 2)
    await page.getByRole('heading', {level: 3, name: '形象进度'}).waitFor()
    return page
  }

  interface Said {
    percent?: string
    reached?: RegExp
    claim?: boolean
  }

  /** The liaison fills in the form that is open and sends it to the head of the unit. */
  async function submit(page: Page, words: string, said: Said = {}): Promise<void> {
    await page.getByRole('form', {name: '反馈内容'}).waitFor()
    await page.getByLabel('进展情况').fill(words)
    if (said.percent) await page.getByLabel(/^形象进度/).fill(said.percent)
    if (said.reached) await page.getByLabel(said.reached).check()
    if (said.claim) {
      await page.getByLabel('申请销号').check()
      await page.getByLabel('添加文件或照片').setInputFiles({name: '整改后.png', mimeType: 'image/png', buffer: pixel})
      await page.getByRole('link', {name: /照片 整改后.png/}).waitFor()
    }
    await press(page, '报负责人审签')
    await page.getByText('已报单位负责人审签').first().waitFor()
  }

  async function sign(words: string): Promise<Page> {
    const page = await open('head-education', '/reports?queue=to_sign')
    await page.getByText(words).first().waitFor()
    await press(page, /^签发/)
    await page.getByText('已签发，报督查室审核').first().waitFor()
    return page
  }

  async function accept(words: string): Promise<void> {
    const page = await open('reviewer', '/reports?queue=to_check')
    await page.getByText(words).first().waitFor()
    await press(page, /^采纳/)
    await page.getByText('已采纳，进度已写入事项').first().waitFor()
  }

  // Each step stands on the ones before it.
  let whole = true
  const step = (name: string, walk: (context: TestContext) => Promise<void>) =>
    test(name, async (context) => {
      if (!whole) return context.skip('a step before it failed')
      whole = false
      await walk(context)
      whole = true
    })

  before(async () => {
    district = await District.start(real ? 'nankai' : 'qiming', standingOn('2019-01-10'))
    browser = await launch()
    leader = (await (await district.as('leader')).get('/api/v1/session')).body.name.zh
    source = await importReport(district, '2019.txt', real ? readFileSync(nankai) : shortReport)
    await approveAll(district, source)
    const {items} = (await (await district.as('reviewer')).get(`/api/v1/sources/${source}/items?limit=1000`)).body
    item = items.find((one: any) => one.text === '新建改造8所幼儿园')
    fault = items.filter((one: any) => one.type === 'problem')[2]
    assert.ok(item && fault, 'the report was not read as it should be')
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual([...people.values()].flatMap((one) => one.faults), [])
  })

  step('the table goes out, is edited in LibreOffice and comes in with a page of differences', async (context) => {
    const page = await open('reviewer', `/board?source=${source}&state=approved`)
    await page.getByRole('table').waitFor()
    await held(page, 'board')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('导出 Excel').click()])
    const bytes = readFileSync(await download.path())
    const edit = (rows: string[][]) => {
      const header = rows.find((row) => row.includes('序号'))!
      const put = (number: string, cells: Record<string, string>) => {
        const row = rows.find((one) => one[0] === number)!
        for (const [name, words] of Object.entries(cells)) row[header.indexOf(name)] = words
      }
      const assigned = {牵头单位: '教育局', 分管领导: leader, 完成时限: '2019-12-31', 完成标准: '通过区级验收并投入使用'}
      put(item.number, {
        ...assigned, 配合单位: '财政局', 一季度形象进度: '20%；2所开工', 二季度形象进度: '50%；4所主体完工', 四季度形象进度: '100%；8所投入使用',
      })
      put(fault.number, assigned)
    }
    const office = await editedInLibreOffice(bytes, edit)
    if (!office) context.diagnostic('soffice is not installed: the table was edited by the writer of the tests')
    const rows = readSheet(bytes)
    edit(rows)
    await open('reviewer', '/board/table')
    await page.getByLabel('修改后的表格').setInputFiles({
      name: '任务分解表.xlsx', buffer: office ?? writeSheet(rows),
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
    await press(page, '比较差异')
    await page.getByText(/^2 项有 12 处不同/).first().waitFor()
    assert.equal(await page.getByText('个单元格不能写入').count(), 0)
    await held(page, 'differences')
    await press(page, '写入 12 处改动')
    await page.getByText('已写入 12 处改动').first().waitFor()
    const now = await get(`items/${item.id}`)
    assert.deepEqual(
      [now.lead_unit, now.supporting_units, now.due_date, now.responsible_leader],
      ['education', ['finance'], '2019-12-31', leader],
    )
    assert.equal((await get(`items/${item.id}/milestones`)).milestones[0].words, '2所开工')
  })

  step('the office circulates it, a unit comments and is answered, and it is issued', async () => {
    const office = await openItem('reviewer')
    await press(office, '征求意见')
    await office.getByText('还没有回复', {exact: false}).first().waitFor()
    const liaison = await openItem('liaison-education')
    await press(liaison, '提意见')
    await dialog(liaison).getByLabel('意见', {exact: true}).fill(internal.comment)
    await dialog(liaison).getByRole('button', {name: '提交'}).click()
    await liaison.getByText(internal.comment).first().waitFor()
    await open('reviewer', '/comments')
    await press(office, /^处理/)
    await dialog(office).getByLabel('不采纳').check()
    await dialog(office).getByLabel('答复').fill('用地已协调')
    await dialog(office).getByRole('button', {name: '处理', exact: true}).click()
    await office.getByText('没有等待处理的意见或异议').first().waitFor()
    await openItem('reviewer')
    await office.getByRole('button', {name: '交办', exact: true}).click()
    await office.getByText('已交办。', {exact: false}).first().waitFor()
  })

  step('the head objects, the office decides, the liaison signs for it', async () => {
    const head = await openItem('head-education')
    await press(head, '提异议')
    await dialog(head).getByLabel('异议理由').fill(internal.objection)
    await dialog(head).getByRole('button', {name: '提交'}).click()
    await head.getByText('等待督查室处理').first().waitFor()
    const office = await open('reviewer', '/comments')
    await press(office, /^处理/)
    await dialog(office).getByLabel('异议不成立').check()
    await dialog(office).getByLabel('答复').fill('职责已明确由教育局牵头')
    await dialog(office).getByRole('button', {name: '处理', exact: true}).click()
    await office.getByText('没有等待处理的意见或异议').first().waitFor()
    const liaison = await openItem('liaison-education')
    await press(liaison, '签收')
    await liaison.getByText('已签收', {exact: false}).first().waitFor()
    await held(liaison, 'item signed for')
  })

  step('the report of January is signed, returned with a reason, drafted again, accepted and seen', async () => {
    await day(district, '2019-02-01')
    const liaison = await open('liaison-education', '/')
    await heading(liaison, '我欠什么、欠谁', 2)
    await held(liaison, 'day of the unit')
    await openItem('liaison-education')
    await press(liaison, '起草反馈')
    await submit(liaison, '两所园舍完成选址。', {percent: '5'})
    await sign('两所园舍完成选址。')
    const office = await open('reviewer', '/reports?queue=to_check')
    await office.getByText('两所园舍完成选址。').first().waitFor()
    await office.getByRole('button', {name: '退回', exact: true}).click()
    await dialog(office).getByLabel('理由', {exact: true}).fill(internal.returned)
    await dialog(office).getByRole('button', {name: '退回', exact: true}).click()
    await office.getByText('已退回承办单位').first().waitFor()
    await openItem('liaison-education')
    await liaison.getByText(`督查室退回：${internal.returned}`).first().waitFor()
    await held(liaison, 'item with a report returned')
    await press(liaison, '修改重报')
    await submit(liaison, '两所园舍完成选址，均于1月28日开工。', {percent: '8'})
    await sign('均于1月28日开工')
    await accept('均于1月28日开工')
    const chief = await open('leader', '/reports?queue=to_see')
    await chief.getByText('均于1月28日开工').first().waitFor()
    await held(chief, 'reports a leader sees')
    await press(chief, /^已阅/)
    await dialog(chief).getByLabel('批示意见').fill(internal.seen)
    await dialog(chief).getByRole('button', {name: '已阅'}).click()
    await chief.getByText('已记为阅过').first().waitFor()
  })

  step('a missed month turns it red; it is urged, and a notice is issued and answered', async () => {
    await day(district, '2019-03-06')
    const chief = await open('leader', '/')
    await chief.getByRole('row', {name: new RegExp(item.number)}).getByText('红灯').first().waitFor()
    await held(chief, 'day of the leader')
    const office = await open('reviewer', '/')
    await press(office, /^催办.*教育局/)
    await dialog(office).getByText('将发出的内容', {exact: false}).first().waitFor()
    await dialog(office).getByRole('button', {name: '发出催办'}).click()
    await dialog(office).waitFor({state: 'hidden'})
    await office.getByText(/已催办 \d+ 条/).first().waitFor()
    await held(office, 'day of the office')
    await openItem('reviewer')
    await office.getByText('累计亮红灯 1 次').first().waitFor()
    await office.getByRole('link', {name: '发督查单'}).click()
    await heading(office, '起草督查单')
    await office.getByRole('checkbox', {name: /幼儿园/}).waitFor()
    await office.getByLabel('督查情况').fill(internal.reason)
    await office.getByLabel('办理要求').fill(internal.demand)
    await press(office, '保存草稿')
    await heading(office, '蓝色督查单')
    await press(office, '发出')
    await office.getByText('督查蓝〔2019〕1号').first().waitFor()
    const address = new URL(office.url()).pathname.replace('/staff', '')
    const head = await open('head-education', address)
    await press(head, '签收')
    await head.getByText('已签收').first().waitFor()
    await press(head, '审签回复')
    await dialog(head).getByLabel('单位回复').fill(internal.answer)
    await dialog(head).getByRole('button', {name: '审签回复'}).click()
    await heading(head, '单位回复', 2)
    await held(head, 'answered notice')
  })

  step('caught up it is yellow, and the red stays in its record', async () => {
    const liaison = await openItem('liaison-education')
    await press(liaison, '起草反馈')
    await submit(liaison, '两所园舍基础完工。', {percent: '14', reached: /2所开工/})
    await sign('两所园舍基础完工。')
    await accept('两所园舍基础完工。')
    const office = await openItem('reviewer')
    const light = office.getByRole('region', {name: '灯', exact: true})
    await light.getByRole('heading', {name: '亮灯记录'}).waitFor()
    assert.match(await light.innerText(), /^灯\s+▲?\s*黄灯[\s\S]*累计亮红灯 1 次[\s\S]*红灯 → 黄灯[\s\S]*绿灯 → 红灯/)
    await light.scrollIntoViewIfNeeded()
    await held(office, 'item caught up')
  })

  step('its target is amended: proposed, signed, both versions shown', async () => {
    await day(district, '2019-03-12')
    amended = item.text.replace('8', '10')
    const office = await openItem('reviewer')
    await press(office, '提请目标调整')
    await dialog(office).getByLabel('内容', {exact: true}).fill(amended)
    await dialog(office).getByLabel('标题', {exact: true}).fill(amended)
    await dialog(office).getByLabel('数值').first().fill('10')
    await dialog(office).getByLabel('谁决定的').fill('区政府第12次常务会议')
    await dialog(office).getByLabel('决定日期').fill('2019-03-11')
    await dialog(office).getByLabel('调整理由').fill('新增两所配套园舍')
    await held(office, 'amending')
    await dialog(office).getByRole('button', {name: '提请批准'}).click()
    await office.getByText('等待批准').first().waitFor()
    const approver = await open('approver', '/amendments')
    await press(approver, /^批准/)
    await dialog(approver).getByRole('button', {name: '批准', exact: true}).click()
    await approver.getByText('没有等待批准的目标调整').first().waitFor()
    const head = await openItem('head-education')
    await heading(head, amended)
    const terms = head.getByRole('row', {name: /内容/})
    assert.match((await terms.innerText()).replaceAll('\n', ''), new RegExp(`${item.text}[\\s\\S]*${amended}`))
  })

  step('an admitted problem is issued, claimed done, verified by one and struck off by another', async () => {
    const office = await openItem('reviewer', fault)
    await office.getByRole('button', {name: '交办', exact: true}).click()
    await office.getByText('已交办。', {exact: false}).first().waitFor()
    const liaison = await open('liaison-education', '/receipts')
    await liaison.getByText(fault.number).first().waitFor()
    await press(liaison, new RegExp(`^签收 ?${fault.number}`))
    await liaison.getByText('没有等待签收的事项').first().waitFor()
    await openItem('liaison-education', fault)
    await press(liaison, '起草反馈')
    await submit(liaison, '所列问题已全部整改。', {percent: '100', claim: true})
    await sign('所列问题已全部整改。')
    await accept('所列问题已全部整改。')
    await open('reviewer', '/reports?queue=to_verify')
    await press(office, '记录核查结果')
    await dialog(office).getByLabel('现场核查').check()
    await dialog(office).getByLabel('通过', {exact: true}).check()
    await dialog(office).getByLabel('核查情况').fill('现场查看，问题已解决。')
    await dialog(office).getByLabel(/核查照片或文件/).setInputFiles({name: '现场.png', mimeType: 'image/png', buffer: pixel})
    await held(office, 'verifying')
    await dialog(office).getByRole('button', {name: '记录结果'}).click()
    await office.getByText('核查结果已记录').first().waitFor()
    const second = await openItem('confirmer', fault)
    await press(second, '销号')
    await dialog(second).getByRole('button', {name: '销号'}).click()
    await second.getByText(`${fault.number} 已销号`).first().waitFor()
    await held(second, 'item struck off')
  })

  step('the bulletin of the month is made, issued and downloaded', async () => {
    await day(district, '2019-04-01')
    const office = await open('reviewer', '/bulletins')
    await office.getByLabel('月份').fill('2019-03')
    await office.getByLabel('附全部事项总表').check()
    await press(office, '制作通报')
    await heading(office, '预览', 2)
    await office.getByLabel('发文字号').fill('南政督〔2019〕3号')
    await press(office, '保存')
    await office.getByText('已保存').first().waitFor()
    await held(office, 'bulletin')
    await press(office, '送审批人签发')
    await office.getByText('待签发').first().waitFor()
    const address = new URL(office.url()).pathname.replace('/staff', '')
    const approver = await open('approver', address)
    await approver.getByRole('button', {name: '签发', exact: true}).click()
    await approver.getByText('下载的就是签发时的文件').first().waitFor()
    const file = async (name: string) => {
      const [download] = await Promise.all([
        approver.waitForEvent('download'),
        approver.getByRole('link', {name, exact: true}).click(),
      ])
      return readFileSync(await download.path())
    }
    const document = unzip(await file('Word 文档（DOCX）'))['word/document.xml']!.toString()
    const pdf = await file('PDF')
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const written = spawnSync('pdftotext', ['-layout', '-', '-'], {input: pdf, encoding: 'utf8'})
    for (const {number} of [item, fault]) {
      assert.ok(document.includes(number), `${number} in the DOCX`)
      if (!written.error) assert.ok(written.stdout.includes(number), `${number} in the PDF`)
    }
  })

  step('it is released, and the public page tells what was promised, amended and done, and nothing else', async () => {
    const office = await openItem('reviewer')
    await press(office, '拟公开')
    const approver = await openItem('approver')
    await press(approver, '批准公开')
    await dialog(approver).getByRole('button', {name: '批准公开'}).click()
    await approver.getByRole('link', {name: '公开页面'}).waitFor()
    await openItem('reviewer')
    await press(office, '提出公开')
    await office.getByText('已提出公开，待审定人同意').first().waitFor()
    await open('approver', '/reports?queue=to_release')
    await press(approver, /^同意公开/)
    await approver.getByText('已公开').first().waitFor()

    const visitor = await newPerson(browser)
    people.set('visitor', visitor)
    await visitor.page.goto(url(`/items/${item.id}`))
    await heading(visitor.page, amended)
    const words = await visitor.page.locator('main').innerText()
    for (const told of ['区教育局', '2019-12-31', '2所开工', item.text, amended, '区政府第12次常务会议', '新增两所配套园舍', '两所园舍基础完工。']) {
      assert.ok(words.includes(told), `${told} is not on the public page:\n${words}`)
    }
    for (const kept of [...Object.values(internal), '红灯', '黄灯', '督查', '催办', '扣分', leader, '教育局联络员', '均于1月28日开工']) {
      assert.ok(!words.includes(kept), `${kept} is on the public page`)
    }
    await held(visitor.page, 'public item')
    await visitor.page.goto(url(`/items/${fault.id}`))
    assert.ok(!(await visitor.page.content()).includes(fault.text))
  })
})
