// The main job as people do it, in a browser: one person imports and reviews, a second confirms, a
// third signs and lets an item be public, residents read it. Every state is held to WCAG 2.2 AA, to
// 320 px and 200 % text, and to the content security policy.

import assert from 'node:assert/strict'
import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import type {Browser, Locator, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District, password, shortReport} from '../support/district.ts'

/** Waits for an error summary and sees that it took the focus. */
async function focused(summary: Locator): Promise<void> {
  await summary.waitFor()
  assert.ok(await summary.evaluate((e) => e === document.activeElement || e.contains(document.activeElement)))
}

describe('the main job in a browser', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let reviewer: Page
  let source = ''

  const url = (target: string) => district.running.url + target

  async function person(login: string, options = {}): Promise<Page> {
    await district.as(login)
    const one = await newPerson(browser, options)
    people.push(one)
    await one.page.goto(url('/staff/login'))
    await one.page.getByLabel('账号').fill(login)
    await one.page.getByLabel('密码', {exact: true}).fill(password)
    await one.page.getByRole('button', {name: '登录'}).click()
    await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    return one.page
  }

  async function held(page: Page, what: string): Promise<void> {
    await picture(page, what.replaceAll(/[ ,]+/g, '-'))
    await checkAccessible(page, what)
    await checkNarrow(page, what)
  }

  before(async () => {
    district = await District.start()
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await district.stop()
    assert.deepEqual(people.flatMap((p) => p.faults), [])
  })

  test('a first log-in asks for a password of one\'s own', async () => {
    const one = await newPerson(browser)
    people.push(one)
    await one.page.goto(url('/staff/'))
    await held(one.page, 'login')
    await one.page.getByRole('button', {name: '登录'}).click()
    await focused(one.page.locator('section.summary'))
    assert.match(await one.page.title(), /^错误：/)
    await held(one.page, 'login with errors')
    await one.page.getByLabel('账号').fill('reviewer')
    await one.page.getByLabel('密码', {exact: true}).fill(district.accounts.get('reviewer')!)
    await one.page.keyboard.press('Enter')
    await one.page.getByRole('heading', {name: '请先设置自己的密码'}).waitFor()
    await held(one.page, 'first password')
    await one.page.getByLabel('现在的密码').fill(district.accounts.get('reviewer')!)
    await one.page.getByLabel('新密码', {exact: true}).fill(password)
    await one.page.getByLabel('再输入一次新密码').fill(password)
    await one.page.keyboard.press('Enter')
    await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    await held(one.page, 'to do, nothing')
    district.accounts.set('reviewer', password)
    reviewer = one.page
  })

  test('a wrong file is refused with words that name the mend, and nothing typed is lost', async () => {
    await reviewer.goto(url('/staff/import'))
    await held(reviewer, 'import')
    await reviewer.getByLabel('年度').fill('2026')
    await reviewer.getByLabel('文件', {exact: true}).setInputFiles({
      name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    })
    await reviewer.getByRole('button', {name: '读取'}).click()
    const alert = reviewer.locator('section.summary')
    await focused(alert)
    assert.match((await alert.textContent()) ?? '', /图片/)
    assert.equal(await reviewer.getByLabel('年度').inputValue(), '2026')
    await held(reviewer, 'import refused')
  })

  test('a report is imported and its statements stand beside its words', async () => {
    await reviewer.goto(url('/staff/import'))
    await reviewer.getByLabel('文件', {exact: true}).setInputFiles({
      name: '2026.txt', mimeType: 'text/plain', buffer: Buffer.from(shortReport(2026)),
    })
    await reviewer.getByRole('button', {name: '读取'}).click()
    await reviewer.getByRole('heading', {name: '导入完成'}).waitFor()
    await held(reviewer, 'import done')
    await reviewer.getByRole('link', {name: '开始核对'}).click()
    await reviewer.locator('[data-card]').first().waitFor()
    source = /sources\/([^/?]+)/.exec(reviewer.url())![1]!
    assert.ok((await reviewer.locator('[data-card]').count()) > 20)
    await held(reviewer, 'review')
  })

  test('an item is edited, another rejected with a reason', async () => {
    const card = reviewer.locator('[data-card]').first()
    await card.locator('button.headline').click()
    await card.getByRole('button', {name: '修改'}).first().click()
    await card.getByLabel('标题', {exact: true}).waitFor()
    await held(reviewer, 'review, editing')
    await card.getByLabel('标题', {exact: true}).fill('核对时改过的标题')
    await card.getByRole('button', {name: '保存'}).click()
    await reviewer.getByText('核对时改过的标题').first().waitFor()

    const other = reviewer.locator('[data-card]').nth(2)
    await other.locator('button.headline').click()
    await other.getByRole('button', {name: '剔除'}).click()
    const dialog = reviewer.getByRole('dialog')
    await dialog.waitFor()
    await held(reviewer, 'review, rejecting')
    await dialog.getByRole('textbox').fill('属于背景叙述')
    await dialog.getByRole('button', {name: '剔除'}).click()
    await dialog.waitFor({state: 'hidden'})
  })

  test('all of a section is accepted in one act, and the keyboard alone will do', async () => {
    const first = reviewer.locator('[data-card]').first()
    await first.locator('button.headline').focus()
    await reviewer.keyboard.press('Enter')
    await reviewer.keyboard.press('j')
    await reviewer.keyboard.press('a')
    await reviewer.getByText(/已采纳/).first().waitFor()
    const group = reviewer.getByRole('button', {name: /采纳本组/})
    await reviewer.goto(url(`/staff/sources/${source}`))
    await group.first().waitFor()
    for (let left = await group.count(); left > 0; left = await group.count()) {
      await group.first().focus()
      await reviewer.keyboard.press('Enter')
      await reviewer.waitForFunction(
        (n) => [...document.querySelectorAll('button')].filter((b) => /采纳本组/.test(b.textContent ?? '')).length < n,
        left,
      )
    }
    const {counts} = (await (await district.as('reviewer')).get(`/api/v1/sources/${source}`)).body
    assert.equal(counts.draft, 0)
    assert.ok(counts.accepted > 20)
  })

  test('a second person confirms', async () => {
    const confirmer = await person('confirmer')
    await held(confirmer, 'to do')
    await confirmer.goto(url(`/staff/sources/${source}?mode=confirm`))
    const group = confirmer.getByRole('button', {name: /复核通过/}).filter({hasText: '本组'})
    await group.first().waitFor()
    await held(confirmer, 'confirmation')
    for (let left = await group.count(); left > 0; left = await group.count()) {
      await group.first().click()
      await confirmer.waitForFunction(
        (n) => [...document.querySelectorAll('button')].filter((b) => /本组.*复核通过/.test(b.textContent ?? '')).length < n,
        left,
      )
    }
    const {counts} = (await (await district.as('reviewer')).get(`/api/v1/sources/${source}`)).body
    assert.equal(counts.accepted, 0)
  })

  test('the approver signs the list', async () => {
    const approver = await person('approver')
    await approver.goto(url(`/staff/sources/${source}/approval`))
    await approver.getByRole('button', {name: /^签发 \d+ 项/}).click()
    const dialog = approver.getByRole('dialog')
    await dialog.waitFor()
    await held(approver, 'approval, signing')
    await dialog.getByRole('button', {name: /签发/}).click()
    await approver.getByRole('heading', {name: /已签发/}).waitFor()
    await held(approver, 'approval, signed')
  })

  test('the board finds, filters and keeps the filter in the address', async () => {
    await reviewer.goto(url('/staff/board'))
    await reviewer.getByRole('table').waitFor()
    await held(reviewer, 'board')
    await reviewer.getByLabel('搜索标题、内容、编号').fill('项目')
    await reviewer.keyboard.press('Enter')
    await reviewer.waitForURL(/q=/)
    const answer = reviewer.waitForResponse((r) => /\/api\/v1\/items\?.*type=action/.test(r.url()))
    await reviewer.getByLabel('类型').selectOption('action')
    const rows = (await (await answer).json()).items.length
    assert.ok(rows > 0)
    const shown = () =>
      reviewer.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, rows)
    await shown()
    await reviewer.reload()
    await shown()
    await reviewer.goto(url(`/staff/board?q=${encodeURIComponent('没有的词')}`))
    await reviewer.getByText('没有符合条件的事项').waitFor()
    await held(reviewer, 'board, nothing found')
  })

  test('the table goes out as a workbook and is held against the board when it comes in', async () => {
    await reviewer.goto(url('/staff/board?state=approved'))
    await reviewer.getByRole('table').waitFor()
    const waiting = reviewer.waitForEvent('download')
    await reviewer.getByText('导出 Excel').click()
    const file = path.join(district.running.data, 'out.xlsx')
    await (await waiting).saveAs(file)
    await reviewer.goto(url('/staff/board/table'))
    await reviewer.locator('input[type=file]').setInputFiles(file)
    await held(reviewer, 'table in')
    await reviewer.locator('button[type=submit]').click()
    await reviewer.getByText(/没有差异|没有不同|一致/).first().waitFor()
    await held(reviewer, 'table without differences')
    await writeFile(file, 'no workbook')
    await reviewer.goto(url('/staff/board/table'))
    await reviewer.locator('input[type=file]').setInputFiles(file)
    await reviewer.locator('button[type=submit]').click()
    await focused(reviewer.locator('section.summary'))
    await held(reviewer, 'table refused')
  })

  test('two officers cannot overwrite each other unseen', async () => {
    const office = await district.as('confirmer')
    const [item] = (await office.get('/api/v1/items?type=action&limit=1')).body.items
    await reviewer.goto(url(`/staff/items/${item.id}`))
    await reviewer.getByRole('heading', {level: 1}).waitFor()
    await held(reviewer, 'item')
    await reviewer.getByRole('button', {name: '修改'}).first().click()
    await reviewer.getByLabel('完成标准').fill('我写的标准')
    await office.patch(`/api/v1/items/${item.id}`, {completion_standard: '对方的标准'}, `"${item.version}"`)
    await reviewer.getByRole('button', {name: '保存', exact: true}).click()
    await reviewer.getByText('别人先改了这一项').waitFor()
    await held(reviewer, 'item conflict')
    assert.ok(await reviewer.getByText('我写的标准').first().isVisible())
    assert.ok(await reviewer.getByText('对方的标准').first().isVisible())
  })

  test('accounts, sources and the ledger have accessible pages', async () => {
    const operator = await person('operator')
    for (const target of ['people', 'units', 'ledger', 'nowhere']) {
      await operator.goto(url(`/staff/${target}`))
      await operator.getByRole('heading', {level: 1}).waitFor()
      await operator.waitForLoadState('networkidle')
      await held(operator, `page ${target}`)
    }
    await reviewer.goto(url('/staff/sources'))
    await reviewer.getByRole('table').waitFor()
    await held(reviewer, 'page sources')
  })

  test('all of it speaks English', async () => {
    await reviewer.goto(url('/staff/board'))
    await reviewer.getByRole('button', {name: 'English'}).click()
    await reviewer.getByRole('link', {name: 'Board'}).waitFor()
    assert.equal(await reviewer.getAttribute('html', 'lang'), 'en')
    await held(reviewer, 'board in English')
  })

  test('what was made public is read without a log-in, and without JavaScript', async () => {
    const office = await district.as('reviewer')
    const signer = await district.as('approver')
    const page = (await office.get('/api/v1/items?state=approved&limit=20')).body.items
    const items = page.map((i: {id: string}) => i.id)
    assert.equal((await office.post('/api/v1/disclosures', {items, disclosure: 'proposed'})).body.changed, items.length)
    assert.equal((await signer.post('/api/v1/disclosures', {items, disclosure: 'public'})).body.changed, items.length)

    const resident = await newPerson(browser, {javaScript: false, width: 390})
    people.push(resident)
    await resident.page.goto(url('/'))
    await picture(resident.page, 'public-home-on-a-phone')
    await resident.page.locator('.card a').first().click()
    await resident.page.locator('.items a').first().click()
    assert.ok(await resident.page.getByRole('heading', {name: '报告原文'}).isVisible())

    const other = await newPerson(browser)
    people.push(other)
    for (const [target, what] of [
      ['/', 'public home'],
      [`/reports/${source}`, 'public report'],
      [`/items/${items[0]}`, 'public item'],
      [`/search?q=${encodeURIComponent('增长')}`, 'public search'],
      ['/search?q=%E9%B2%B8%E9%B1%BC', 'public search without hits'],
      ['/items/itm_none', 'public page missing'],
      ['/?lang=en', 'public home in English'],
      ['/?large=1', 'public home in large type'],
    ] as const) {
      await other.page.goto(url(target))
      await held(other.page, what)
    }
  })
})
