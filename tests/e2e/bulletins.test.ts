// Bulletins in a browser: made for a month, worded, submitted without its number, submitted, handed
// back, issued and downloaded; the calendar address; the public page of open data. Every state is
// held to WCAG 2.2 AA, to 320 px and 200 % text, and to the content security policy.

import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {approvedItems} from '../support/carried.ts'
import {District, password} from '../support/district.ts'
import {disclose} from '../support/outcomes.ts'

describe('bulletins in a browser', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let office: Page
  let approver: Page

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
    await picture(page, `bulletins-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  before(async () => {
    district = await District.start()
    browser = await launch()
    const lines = ['新增学位1000个', '新建幼儿园3所', '改造老旧小区12个']
    const items = await approvedItems(district, lines, {lead_unit: 'education', due_date: '2099-12-31'})
    for (const item of items) await (await district.as('reviewer')).post(`/api/v1/items/${item.id}/issue`, {})
    await disclose(district, [items[0].id])
    office = await person('reviewer')
    approver = await person('approver')
  })
  after(async () => {
    await browser.close()
    await district.stop()
    for (const {faults} of people) assert.deepEqual(faults, [])
  })

  test('the office makes a bulletin, is told what is missing, words it and submits it', async () => {
    await office.getByRole('link', {name: '通报', exact: true}).click()
    await office.getByText('还没有通报').waitFor()
    await held(office, 'no bulletins')
    await office.getByLabel('月份').fill('三月')
    await office.getByRole('button', {name: '制作通报'}).click()
    await office.locator('section.summary').waitFor()
    await held(office, 'a month that is none')
    const today = (await (await district.as('reviewer')).get('/api/v1/meta')).body.today as string
    await office.getByLabel('月份').fill(today.slice(0, 7))
    await office.getByLabel('附全部事项总表').check()
    await office.getByRole('button', {name: '制作通报'}).click()
    await office.getByRole('heading', {level: 2, name: '预览'}).waitFor()
    await office.getByText('事项 3 项').waitFor()
    await held(office, 'a draft')

    await office.getByRole('button', {name: '送审批人签发'}).click()
    await office.locator('section.summary').waitFor()
    await held(office, 'a draft without its number')
    await office.getByLabel('发文字号').fill('启政督〔2026〕4号')
    await office.getByLabel('下一步工作要求').fill('请各单位抓紧。\n按月报送。')
    await office.getByRole('button', {name: '保存'}).click()
    await office.getByText('已保存').waitFor()
    await office.locator('article').getByText('按月报送。').waitFor()
    await office.getByRole('button', {name: '送审批人签发'}).click()
    await office.getByText('待签发').waitFor()
    await held(office, 'a bulletin submitted')
  })

  test('the approver hands it back with words and issues it the second time', async () => {
    await approver.getByRole('link', {name: '通报', exact: true}).click()
    await approver.getByRole('link', {name: /督查通报/}).click()
    await approver.getByRole('button', {name: '退回'}).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByRole('button', {name: '退回'}).click()
    await dialog.locator('section.summary').waitFor()
    await held(approver, 'handing back without words')
    await dialog.getByLabel('理由').fill('请核对数字')
    await dialog.getByRole('button', {name: '退回'}).click()
    await approver.getByText('审批人退回：请核对数字').waitFor()

    await office.reload()
    await office.getByText('审批人退回：请核对数字').waitFor()
    await held(office, 'a bulletin handed back')
    await office.getByRole('button', {name: '重新统计'}).click()
    await office.getByText('已按最新数据重新统计').waitFor()
    await office.getByRole('button', {name: '送审批人签发'}).click()
    await office.getByText('待签发').waitFor()

    await approver.reload()
    await approver.getByRole('button', {name: '签发'}).click()
    await approver.getByText('下载的就是签发时的文件。').waitFor()
    await held(approver, 'an issued bulletin')
    for (const [name, head] of [['PDF', '%PDF'], ['Word 文档（DOCX）', 'PK'], ['进展情况表（XLSX）', 'PK']] as const) {
      const [download] = await Promise.all([
        approver.waitForEvent('download'),
        approver.getByRole('link', {name, exact: true}).click(),
      ])
      assert.match(download.suggestedFilename(), /督查/)
      assert.equal(readFileSync(await download.path()).subarray(0, head.length).toString(), head)
    }
  })

  test('a unit reads it in English, on the list and whole', async () => {
    const head = await person('head-education', 'en-GB')
    await head.getByRole('link', {name: 'Bulletins', exact: true}).click()
    await head.getByRole('link', {name: /Bulletin of/}).waitFor()
    await held(head, 'the list in English')
    await head.getByRole('link', {name: /Bulletin of/}).click()
    await head.getByRole('heading', {level: 2, name: 'Preview'}).waitFor()
    assert.equal(await head.getByRole('button', {name: /issue|Withdraw|Submit/}).count(), 0)
    await held(head, 'a bulletin in English')
  })

  test('a person makes a calendar address, reads it and takes it back', async () => {
    await office.goto(url('/staff/password'))
    await office.getByText('还没有订阅地址').waitFor()
    await held(office, 'no calendar address')
    await office.getByRole('button', {name: '生成订阅地址'}).click()
    const address = await office.getByLabel('订阅地址（只显示这一次）').inputValue()
    await held(office, 'a calendar address')
    assert.match(await (await fetch(address)).text(), /新增学位1000个：完成时限|BEGIN:VCALENDAR/)
    await office.getByRole('button', {name: '收回地址'}).click()
    await office.getByText('已收回，原地址不能再用').waitFor()
    assert.equal((await fetch(address)).status, 404)
  })

  test('a visitor reads of open data without JavaScript, in both languages', async () => {
    for (const [locale, title] of [['zh-CN', '开放数据'], ['en-GB', 'Open data']] as const) {
      const visitor = await newPerson(browser, {locale, javaScript: false})
      people.push(visitor)
      await visitor.page.goto(url('/open-data'))
      await visitor.page.getByRole('heading', {level: 1, name: title}).waitFor()
      const scripted = await newPerson(browser, {locale})
      people.push(scripted)
      await scripted.page.goto(url('/open-data'))
      await held(scripted.page, `open data ${locale}`)
    }
  })
})
