// A problem of the city walked through browsers from the first click of a resident to their rating, as
// seven people: the resident in the portal, the grid worker of the subdistrict, dispatchers of the
// grid centre, the department that repairs. Each page is held to WCAG 2.2 AA, to 320 px and 200 %.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Page} from 'playwright-core'
import {checkAccessible, checkNarrow, picture} from '../support/browser.ts'
import {CasePages, heading, press, told} from '../support/case_pages.ts'
import {monday} from '../support/casework.ts'
import {District} from '../support/district.ts'
import {skyPhoto} from '../support/photo.ts'

const grid = 'grid-tongyin'
const dispatcher = 'dispatcher-grid'
const visiting = 'dispatcher-grid-2'
const department = 'handler-city-management'
const repaired = '更换了灯头和老化的电缆，3 月 2 日晚已恢复照明。'
/** In 桐音街道. */
const place = {address: '书声街 18 号院东门外', longitude: '117.5153', latitude: '39.5127'}

describe('a city problem from the first click to the rating', () => {
  let pages: CasePages
  let resident: Page
  let number = ''
  let code = ''

  before(async () => {
    pages = await CasePages.start(District.start('qiming', ['--simulated-clock', monday]))
    resident = await pages.visitor('resident')
  })
  after(() => pages.stop())

  const held = async (page: Page, what: string) => {
    await picture(page, `city-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }
  const next = (name: string | RegExp = '下一步') => resident.getByRole('button', {name, exact: true}).click()
  /** The page of the case as its applicant opens it. */
  const follow = async () => {
    await resident.goto(pages.district.running.url)
    await resident.getByRole('link', {name: '办事、反映问题'}).click()
    await resident.getByRole('link', {name: '查看办理进展'}).first().click()
    await resident.getByLabel('编号').fill(number)
    await resident.getByLabel('查询码').fill(code)
    await resident.getByRole('button', {name: '查看'}).click()
    await heading(resident, `${number} 的进展`)
  }
  /** The person's first page leads to the workbench, that to the case, where the step is claimed. */
  const claimed = async (login: string, step: string): Promise<Page> => {
    const page = await pages.open(login, '/')
    await page.getByRole('link', {name: /本单位待签收/}).click()
    await heading(page, '待办工作台')
    const row = page.getByRole('row', {name: new RegExp(number)})
    await row.getByText(step, {exact: true}).waitFor()
    await held(page, `the workbench before ${login} takes ${step}`)
    await row.getByRole('link').click()
    await heading(page, `我的任务：${step}`, 2)
    await press(page, '签收')
    return page
  }

  test('a resident finds the service and reports a dark lamp, with its place and photographs', async () => {
    await resident.goto(pages.district.running.url)
    await resident.getByRole('link', {name: '办事、反映问题'}).click()
    await resident.getByLabel('找一项服务').fill('路灯')
    await resident.keyboard.press('Enter')
    await resident.getByRole('link', {name: '城市管理案件'}).click()
    await held(resident, 'about the service')
    await resident.getByRole('link', {name: '开始填写'}).click()
    await resident.getByLabel('个人').check()
    await next()
    await heading(resident, '怎样联系您')
    await resident.getByLabel('联系人姓名').fill('赵岚')
    await resident.getByLabel('联系电话').fill('13800000002')
    await next()
    await heading(resident, '事情发生在哪里')
    await resident.getByLabel('地址').fill(place.address)
    await resident.getByLabel('经度').fill(place.longitude)
    await resident.getByLabel('纬度').fill(place.latitude)
    await held(resident, 'the place')
    await next()
    await resident.getByLabel('问题类别').selectOption({label: '路灯'})
    await held(resident, 'the kind of problem')
    await next()
    await resident.getByRole('textbox').fill('东门外第三盏路灯三天没有亮，晚上很黑。')
    await next()
    await heading(resident, '请核对您的填写')
    await resident.getByText(place.address).waitFor()
    await resident.getByLabel(/^照片/).setInputFiles([
      {name: '路灯.png', mimeType: 'image/png', buffer: skyPhoto(640, 480)},
      {name: '灯杆.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')},
    ])
    await held(resident, 'the last page')
    await next('提交')
    await resident.getByRole('link', {name: /“灯杆.svg”不是照片/}).waitFor()
    await held(resident, 'a photo refused')
    await resident.getByLabel(/^照片/).setInputFiles([
      {name: '路灯.png', mimeType: 'image/png', buffer: skyPhoto(640, 480)},
      {name: '灯杆.png', mimeType: 'image/png', buffer: skyPhoto(480, 640)},
    ])
    await next('提交')
    await heading(resident, '已经收到您的提交')
    number = (await resident.locator('#number').textContent())!
    code = (await resident.locator('#code').textContent())!
    assert.match(number, /^CG2026\d{6}$/)
    await resident.getByText('收到照片 2 张。').waitFor()
    await held(resident, 'sent')
    await next('查看进展')
    await resident.getByText('网格员正在现场核实').waitFor()
    await held(resident, 'followed, being checked')
  })

  test('the grid worker of that subdistrict sees it alone, goes there and confirms', async () => {
    const other = await pages.open('grid-liudi', '/tasks?whose=unit')
    await other.getByText('本单位没有待签收的任务').waitFor()
    const page = await claimed(grid, '核实')
    await page.getByText(place.address).first().waitFor()
    await page.getByText('桐音街道').first().waitFor()
    await page.getByRole('button', {name: '放大照片 路灯.png'}).waitFor()
    await held(page, 'a grid worker checks')
    await press(page, '属实')
    await page.locator('section.summary').getByText('请填写现场情况').waitFor()
    await page.getByLabel('现场情况').fill('确有一盏路灯不亮，灯杆编号 0317。')
    await press(page, '属实')
    await told(page, '核实：属实，已办。')
    await held(page, 'checked')
  })

  test('the desk files it and sends it to the department that the table suggests', async () => {
    let page = await claimed(dispatcher, '立案')
    await page.getByText('确有一盏路灯不亮').waitFor()
    await held(page, 'the desk files')
    await page.getByLabel('一般').check()
    await press(page, '立案')
    await told(page, '立案：立案，已办。')
    page = await claimed(dispatcher, '派遣')
    await held(page, 'the desk dispatches')
    await page.getByLabel('派遣要求').fill('请今天处置，处置后拍照。')
    await press(page, '派遣')
    await told(page, '派遣：派遣，已办。')
  })

  test('the department reads what was asked, repairs, adds a photo of it and answers', async () => {
    const page = await claimed(department, '处置')
    await page.getByText('请今天处置，处置后拍照。').waitFor()
    await held(page, 'the department handles')
    await page.getByLabel('用途').selectOption({label: '处置后'})
    await page.getByLabel('添加文件或照片').setInputFiles({name: '处置后.png', mimeType: 'image/png', buffer: skyPhoto(640, 480)})
    await page.getByRole('button', {name: /处置后\.png/}).first().waitFor()
    await page.getByLabel('处置情况').fill(repaired)
    await held(page, 'with a photo after')
    await press(page, '处置完成')
    await told(page, '处置：处置完成，已办。')
  })

  test('the desk asks for the check, the grid worker looks again, the desk closes', async () => {
    let page = await claimed(dispatcher, '批转核查')
    await page.getByText(repaired).first().waitFor()
    await page.getByRole('button', {name: /处置后\.png/}).first().click()
    await page.getByRole('dialog').getByRole('img', {name: '照片 处置后.png'}).waitFor()
    await held(page, 'the photo after, enlarged')
    await page.getByRole('dialog').locator('.el-dialog__footer').getByRole('button', {name: '关闭'}).click()
    await press(page, '批转核查')
    await told(page, '批转核查：批转核查，已办。')
    page = await claimed(grid, '核查')
    await page.getByLabel('现场情况').fill('路灯已亮，现场已清理。')
    await held(page, 'a grid worker checks again')
    await press(page, '核查通过')
    await told(page, '核查：核查通过，已办。')
    page = await claimed(dispatcher, '结案')
    await press(page, '结案')
    await told(page, '结案：结案，已办。')
    await held(page, 'closed')
  })

  test('another dispatcher rings the resident and notes what they say', async () => {
    const page = await claimed(visiting, '回访')
    await page.getByText('13800000002').first().waitFor()
    await page.getByRole('group', {name: /问题是否解决/}).getByLabel('是').check()
    await page.getByRole('group', {name: /是否满意/}).getByLabel('是').check()
    await page.getByLabel('反映人意见').fill('当晚就亮了，谢谢。')
    await held(page, 'the return visit')
    await press(page, '已回访')
    await told(page, '回访：已回访，已办。')
  })

  test('the resident reads answer and outcome, and rates both', async () => {
    await follow()
    await resident.getByText(repaired).waitFor()
    await resident.getByText('问题已经处置，并经现场核查').waitFor()
    await resident.getByText('为什么这样办理').click()
    await held(resident, 'settled')
    await resident.getByRole('button', {name: '评价'}).click()
    await resident.getByRole('group', {name: /对答复的评价/}).getByLabel('5 分，非常满意').check()
    await resident.getByRole('group', {name: /对处置结果的评价/}).getByLabel('4 分，满意').check()
    await resident.getByLabel(/意见和建议/).fill('修得快。')
    await held(resident, 'rating')
    await resident.getByRole('button', {name: '评价'}).click()
    await resident.getByText('已经收到您的评价，谢谢。').waitFor()
    await held(resident, 'rated')
    const page = await pages.open(dispatcher, `/cases?q=${number}`)
    await page.getByRole('link', {name: '路灯'}).click()
    await page.getByText('修得快。').first().waitFor()
    await held(page, 'as the desk sees it rated')
  })
})
