// The desk hands in a list of reports in a browser: first with a fault, then mended. Held to WCAG 2.2
// AA, to 320 px and 200 % text; both languages.

import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {after, before, describe, test} from 'node:test'
import {CasePages, dialog, heading, held, press, submit, summary, told} from '../support/case_pages.ts'
import {monday} from '../support/casework.ts'
import {District} from '../support/district.ts'

const header = '问题类别,问题描述,联系人,联系电话,电子邮箱,单位名称,统一社会信用代码,地址,经度,纬度'
const table = (rows: string[]) => ({name: '来电.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n'))})
const lamp = '路灯,书声街东门外路灯三天没有亮。,王小明,13800138000,,,,书声街 18 号院,,'

describe('a table of reports in a browser', () => {
  let pages: CasePages
  before(async () => {
    pages = await CasePages.start(District.start('qiming', ['--simulated-clock', monday]))
  })
  after(() => pages.stop())

  test('faults are told at their cells, and the mended table becomes cases', async () => {
    const page = await pages.open('dispatcher-grid', '/cases/new?service=city/management-case')
    await heading(page, '登记：城市管理案件')
    await press(page, '导入表格')
    const saving = page.waitForEvent('download')
    await press(page, '下载空表填写')
    const model = readFileSync((await (await saving).path())!, 'utf8')
    assert.equal(model.replace('\uFEFF', '').trim().replaceAll('"', ''), header)
    await submit(page)
    await summary(page).getByText('请选择表格文件').waitFor()
    await dialog(page).locator('input[type=file]').setInputFiles(table([lamp, '没有这一类,书声街路灯不亮。,,12,,,,书声街,,']))
    await submit(page)
    await summary(page).getByText('A3', {exact: true}).waitFor()
    await summary(page).getByText('D3', {exact: true}).waitFor()
    await held(page, 'a table of reports with faults')
    await dialog(page).locator('input[type=file]').setInputFiles(table([lamp, lamp]))
    await submit(page)
    await told(page, '已登记 2 件')
    await page.waitForURL(/\/cases\?service=/)
    await page.getByRole('link', {name: '路灯：书声街 18 号院'}).nth(1).waitFor()
    await held(page, 'cases from a table')
  })

  test('who does not work at the desk is not offered it', async () => {
    const page = await pages.open('grid-tongyin', '/cases/new?service=city/management-case')
    await heading(page, '登记：城市管理案件')
    assert.equal(await page.getByRole('button', {name: '导入表格'}).count(), 0)
  })
})
