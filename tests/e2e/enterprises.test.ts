// The register of enterprises in a browser: the desk registers one and assigns its official, who
// visits it, writes down what was said and registers an issue from there. Each page and state is held
// to WCAG 2.2 AA, to 320 px and 200 % text; both languages.

import assert from 'node:assert/strict'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {CasePages, desk, dialog, heading, held, press, submit, summary, told} from '../support/case_pages.ts'
import {monday} from '../support/casework.ts'
import {District} from '../support/district.ts'
import {root} from '../support/program.ts'

const official = 'handler-tongyin'
const table = path.join(root, 'catalog/districts/qiming/enterprises.csv')

describe('enterprises in a browser', () => {
  let pages: CasePages
  before(async () => {
    pages = await CasePages.start(District.start('qiming', ['--simulated-clock', monday]))
  })
  after(() => pages.stop())

  test('the desk imports its table and finds an enterprise in it', async () => {
    const page = await pages.open(desk, '/enterprises')
    await page.getByText('台账里还没有企业').waitFor()
    await held(page, 'no enterprises')
    await press(page, '导入表格')
    await submit(page)
    await summary(page).getByText('请选择表格文件').waitFor()
    await dialog(page).locator('input[type=file]').setInputFiles({
      name: 'faulty.csv', mimeType: 'text/csv', buffer: Buffer.from('name,credit_code\n甲,91350100M000100Y4Z\n'),
    })
    await submit(page)
    await summary(page).getByText('B2', {exact: true}).waitFor()
    await held(page, 'a table of enterprises with a fault')
    await dialog(page).locator('input[type=file]').setInputFiles(table)
    await submit(page)
    await told(page, '已导入 40 家企业。')
    await page.getByRole('link', {name: '星槎智驾科技（启明）有限公司'}).waitFor()
    await page.getByText('0 / 40 家').waitFor()
    await held(page, 'enterprises')
    await page.getByRole('searchbox', {name: '搜索企业'}).fill('云帆')
    await page.keyboard.press('Enter')
    await page.getByRole('link', {name: '云帆融资租赁有限公司'}).waitFor()
    assert.match(page.url(), /q=%E4%BA%91%E5%B8%86/)
    await page.getByLabel('服务专员').selectOption('none')
    await page.getByText('没有符合条件的企业').waitFor()
    assert.match(page.url(), /official=none/)
    await held(page, 'no enterprise fits')
  })

  test('an enterprise is registered, assigned, amended and withdrawn', async () => {
    const page = await pages.open(desk, '/enterprises')
    await press(page, '登记企业')
    await dialog(page).getByLabel('企业名称').fill('启明新店')
    await dialog(page).getByLabel('统一社会信用代码').fill('91350100M000100Y4Z')
    await submit(page)
    await summary(page).getByText('统一社会信用代码有误', {exact: false}).waitFor()
    await held(page, 'registering an enterprise with a fault')
    await dialog(page).getByLabel('统一社会信用代码').fill('91350100m000100y43')
    await dialog(page).getByLabel('联系电话').fill('13900000099')
    await submit(page)
    await heading(page, '启明新店')
    await held(page, 'an enterprise without an official')

    await press(page, '指定服务专员')
    await submit(page)
    await summary(page).getByText('请选择服务专员').waitFor()
    await dialog(page).getByLabel('专员单位').click()
    await page.getByRole('option', {name: '桐音街', exact: true}).click()
    await dialog(page).getByLabel('服务专员', {exact: true}).selectOption({label: '苗小满'})
    await held(page, 'assigning an official')
    await submit(page)
    await told(page, '服务专员现为苗小满。')

    await press(page, '修改信息')
    await dialog(page).getByLabel('行业').fill('零售业')
    await submit(page)
    await told(page, '已修改“启明新店”。')
    await page.getByText('零售业').waitFor()
    await press(page, '撤下')
    await dialog(page).getByLabel('原因').fill('已注销')
    await submit(page)
    await page.getByText('2026-03-02 从台账撤下').waitFor()
    assert.equal(await page.getByRole('button', {name: '修改信息'}).count(), 0)
    await held(page, 'a withdrawn enterprise')
  })

  test('the official visits, writes down what was said and registers it as a case', async () => {
    const page = await pages.open(official, '/enterprises?official=me&not_visited_days=90')
    await page.getByRole('link', {name: '星槎智驾科技（启明）有限公司'}).click()
    await heading(page, '星槎智驾科技（启明）有限公司')
    await page.getByText('还没有走访记录。').waitFor()
    assert.equal(await page.getByText('13900000001').count(), 1, 'the official has the telephone')
    await press(page, '保存走访')
    await summary(page).getByText('请填写走访情况').waitFor()
    await page.getByLabel('走访日期').fill('2026-03-03')
    await page.getByLabel('走访情况').fill('退税款迟迟没有到账，影响周转。')
    await press(page, '保存走访')
    await summary(page).getByText('走访日期在今天以后', {exact: false}).waitFor()
    await held(page, 'recording a visit with a fault')
    await page.getByLabel('走访日期').fill('2026-03-02')
    await page.getByLabel('方式').selectOption({label: '座谈'})
    await press(page, '保存走访')
    await told(page, '已登记 2026-03-02 的走访。')
    await held(page, 'an enterprise with a visit')

    await page.getByRole('link', {name: /登记这次反映的诉求/}).click()
    await heading(page, '登记案件')
    await page.getByRole('link', {name: /企业诉求/}).click()
    await heading(page, '登记：企业诉求')
    await page.getByText('登记后，案件会记在这次走访上。').waitFor()
    assert.equal(await page.getByLabel('单位名称').inputValue(), '星槎智驾科技（启明）有限公司')
    assert.equal(await page.getByLabel('联系电话').inputValue(), '13900000001')
    await held(page, 'registering for an enterprise')
    await page.getByLabel('诉求类别').selectOption({label: '税费'})
    await page.getByLabel('标题').fill('退税款迟迟未到账')
    await page.getByLabel('情况说明').fill('一月申请的退税款至今没有到账，影响周转。')
    await page.getByLabel('地址', {exact: true}).fill('科创路 8 号')
    await press(page, '登记')
    await heading(page, '登记完成')
    await page.getByRole('link', {name: '打开案件'}).click()
    await heading(page, '退税款迟迟未到账')
    await page.getByRole('heading', {level: 2, name: '企业台账'}).waitFor()
    await held(page, 'a case of an enterprise')
    await page.getByRole('link', {name: '星槎智驾科技（启明）有限公司'}).click()
    await page.getByRole('link', {name: /QY2026\d{6} 退税款迟迟未到账/}).waitFor()
    await held(page, 'a visit with a case')
  })

  test('the list is walked by keyboard', async () => {
    const page = await pages.open(desk, '/enterprises')
    await page.getByRole('link', {name: '云帆融资租赁有限公司'}).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '1')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', {level: 2, name: '走访记录'}).waitFor()
  })

  test('all of it in English', async () => {
    const page = await pages.open(official, '/enterprises')
    await press(page, 'English')
    await heading(page, /Enterprise register/)
    await page.getByText('Enterprises visited this year').waitFor()
    await held(page, 'enterprises in English')
    await page.getByRole('link', {name: '星槎智驾科技（启明）有限公司'}).click()
    await page.getByRole('listitem').getByText('At a meeting').waitFor()
    await held(page, 'an enterprise in English')
  })
})
