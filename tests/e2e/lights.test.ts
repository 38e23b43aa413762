// Lights in a browser on a simulated clock: the board by light, why an item is red, its months and
// its outlook, an override from proposal to its end, and the published rules. Every state is held to
// WCAG 2.2 AA, to 320 px and 200 % text, and to the content security policy.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District, password} from '../support/district.ts'
import {day, handled, reported, standingOn} from '../support/lights.ts'

describe('lights in a browser', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let office: Page
  let items: any[]

  const url = (target: string) => district.running.url + target
  const panel = (page: Page) => page.getByRole('region', {name: '灯', exact: true})

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
    await picture(page, `lights-${what.replaceAll(/[ ,]+/g, '-')}`)
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  const open = async (page: Page, at: number) => {
    await page.goto(url(`/staff/items/${items[at].id}`))
    await panel(page).getByRole('heading', {name: '亮灯记录'}).waitFor()
  }

  before(async () => {
    district = await District.start('qiming', standingOn('2019-01-10'))
    browser = await launch()
    items = await handled(district, ['新建幼儿园3所', '改造校舍12处', '新增学位1000个'])
    const [late, slow, good] = items.map(({id}) => id)
    await day(district, '2019-02-06')
    await reported(district, late, '2019-01', 6)
    await reported(district, slow, '2019-01', 2)
    await reported(district, good, '2019-01', 12)
    for (const [month, date, percent] of [['2019-02', '2019-03-04', 20], ['2019-03', '2019-04-04', 34], ['2019-04', '2019-05-04', 41]] as const) {
      await day(district, date)
      await reported(district, good, month, percent)
      await reported(district, slow, month, 4)
      if (month === '2019-02') await reported(district, late, month, 15)
    }
    await day(district, '2019-05-06')
    office = await person('reviewer')
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual(people.flatMap((p) => p.faults), [])
  })

  test('the board shows each light by word and shape, and by light alone', async () => {
    await office.goto(url('/staff/board'))
    await office.getByRole('table').waitFor()
    await office.getByRole('cell', {name: /红灯/}).first().waitFor()
    await held(office, 'board')
    await office.getByLabel('灯', {exact: true}).selectOption('red')
    await office.waitForURL(/light=red/)
    await office.getByText('改造校舍12处').waitFor({state: 'detached'}).catch(() => {})
    for (const row of await office.locator('tbody tr').all()) assert.match(await row.innerText(), /红灯/)
  })

  test('an item says why it is red, since when, and where its pace leads', async () => {
    await open(office, 0)
    const light = panel(office)
    assert.match(await light.innerText(), /红灯[\s\S]*未按期报送进展[\s\S]*缺报 1 期/)
    assert.match(await light.innerText(), /累计亮红灯 2 次/)
    assert.match(await light.innerText(), /按目前进度/)
    await light.getByText('图中的数').click()
    await light.getByRole('table').first().getByText('2019-02-28').waitFor()
    const months = light.getByRole('list', {name: /2019 年各月的灯/})
    assert.equal(await months.getByRole('listitem').count(), 12)
    await held(office, 'item that missed a month')
    await open(office, 1)
    assert.match(await panel(office).innerText(), /落后序时进度10至30个百分点[\s\S]*落后 26.9 个百分点/)
    await held(office, 'item behind its plan')
    await open(office, 2)
    assert.match(await panel(office).innerText(), /可全部完成/)
  })

  test('an override: its mistakes are named, an approver signs, both names are shown', async () => {
    await open(office, 1)
    await panel(office).getByRole('button', {name: '提出调灯'}).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('button', {name: '送审定人'}).click()
    await dialog.getByText('请写明调灯的理由').first().waitFor()
    await held(office, 'override with mistakes')
    await dialog.getByLabel('调为').selectOption('green')
    await dialog.getByLabel('截止日').fill('2019.5.20')
    await dialog.getByLabel('理由').fill('设计变更已经区政府同意')
    await dialog.getByRole('button', {name: '送审定人'}).click()
    await panel(office).getByText('待签批').waitFor()
    const approver = await person('approver')
    await open(approver, 1)
    await panel(approver).getByRole('button', {name: '不同意'}).click()
    await approver.getByRole('dialog').waitFor()
    await checkAccessible(approver, 'refusing an override')
    await approver.getByRole('dialog').getByRole('button', {name: '取消'}).click()
    await panel(approver).getByRole('button', {name: '签批'}).click()
    await panel(approver).getByText('执行中').waitFor()
    const text = await panel(approver).innerText()
    assert.match(text, /绿灯/)
    assert.match(text, /规则判定为黄灯/)
    assert.match(text, /沈知秋 提出[\s\S]*韩启文 签批/)
    await held(approver, 'item with an override in force')
    await day(district, '2019-05-21')
    await open(office, 1)
    await panel(office).getByText('已失效').waitFor()
  })

  test('the rules are published with what they have brought about', async () => {
    await office.getByRole('navigation', {name: '主要栏目'}).getByRole('link', {name: '督查规则'}).click()
    await office.getByRole('heading', {level: 1, name: '督查规则'}).waitFor()
    await office.getByText('未按期报送进展').first().waitFor()
    await held(office, 'rules')
    await office.getByRole('button', {name: '按来源'}).click()
    const red = office.getByRole('link', {name: /红灯：\d+ 项/}).first()
    await red.click()
    await office.waitForURL(/board\?.*light=red/)
  })

  test('the unit sees its light, a supporting unit none, and English is complete', async () => {
    const head = await person('head-education', 'en-GB')
    await head.goto(url(`/staff/items/${items[0].id}`))
    await head.getByRole('heading', {name: 'Record of lights'}).waitFor()
    await held(head, 'item in English')
    await head.goto(url('/staff/rules'))
    await head.getByText('A progress report was not sent when due').first().waitFor()
    await held(head, 'rules in English')
    const supporting = await person('liaison-finance')
    await supporting.goto(url(`/staff/items/${items[0].id}`))
    await supporting.getByRole('heading', {level: 1, name: '新建幼儿园3所'}).waitFor()
    assert.equal(await panel(supporting).count(), 0)
    await held(supporting, 'item of a supporting unit')
  })
})
