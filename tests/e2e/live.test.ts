// Live pages in browsers: what one person does shows on another's page by itself, without taking
// the focus, the choice or what is being written.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {CasePages, desk, handler, heading, head, held, openTask, supervision} from '../support/case_pages.ts'

describe('live pages in a browser', () => {
  let pages: CasePages
  before(async () => {
    pages = await CasePages.start()
  })
  after(() => pages.stop())

  const form = (title: string) => ({form: {category: 'first', title, description: '南门外大街路灯三天没有亮，夜里看不清路。'}})

  /** The person's page at the address, once it listens: what comes then comes by itself. */
  const listening = async (login: string, target: string) => {
    const page = await pages.open(login, '/services')
    const stream = page.waitForResponse(/\/api\/v1\/live/)
    await page.goto(pages.url(target))
    assert.equal((await stream).status(), 200)
    return page
  }

  test('a task shows on the workbench of the unit while the desk dispatches it', async () => {
    const page = await listening(handler, '/tasks?whose=unit')
    await heading(page, '待办工作台')
    await page.getByText('本单位没有待签收的任务').waitFor()
    const link = page.getByRole('link', {name: /本单位待签收/})
    await link.focus()
    await page.evaluate(() => ((globalThis as any).stayed = true))
    await pages.accepted(form('路灯昨夜不亮'))
    await page.getByRole('link', {name: '路灯昨夜不亮'}).waitFor({timeout: 5_000})
    await page.getByText('新增 1 项待办').waitFor({state: 'attached'})
    assert.equal(await page.evaluate(() => (globalThis as any).stayed), true, 'the page was not loaded again')
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /本单位待签收/)
    await held(page, 'the workbench after a task came by itself')
  })

  test('a choice on the workbench is kept, and the news waits for it', async () => {
    const page = await listening(handler, '/tasks?whose=unit')
    await page.getByRole('checkbox', {name: /选中 SP/}).first().check()
    await pages.accepted(form('井盖缺失一处'))
    await page.getByText('待办有新的变化', {exact: false}).waitFor()
    assert.equal(await page.getByRole('link', {name: '井盖缺失一处'}).count(), 0)
    await held(page, 'news that waits for a choice')
    await page.getByRole('button', {name: '查看最新内容'}).click()
    await page.getByRole('link', {name: '井盖缺失一处'}).waitFor()
    assert.equal(await page.getByRole('checkbox', {name: /选中 SP/, checked: true}).count(), 1)
  })

  test('an open case follows, but not under the hands of who writes', async () => {
    const one = await pages.accepted(form('树枝压住电线'))
    const task = openTask(one)
    await pages.post(handler, `tasks/${task.id}/claim`)
    const page = await listening(handler, `/cases/${one.id}`)
    await page.getByRole('heading', {name: /树枝压住电线/}).waitFor()
    await pages.post(supervision, `cases/${one.id}/urge`, {words: '请抓紧。'})
    await page.getByText('请抓紧。').waitFor({timeout: 5_000})
    const words = page.getByLabel('意见').first()
    await words.fill('已派人到现场')
    await pages.post(supervision, `cases/${one.id}/urge`, {words: '再催一次。'})
    await page.getByText('本案件有新的变化', {exact: false}).waitFor({timeout: 5_000})
    assert.equal(await page.getByText('再催一次。').count(), 0)
    assert.equal(await words.inputValue(), '已派人到现场')
    await held(page, 'a case that changed while somebody writes')
    await page.getByRole('button', {name: '查看最新内容'}).click()
    await page.getByText('再催一次。').waitFor()
    assert.equal(await words.inputValue(), '已派人到现场', 'and what was written is still there')
  })

  test('the list and the map of the desk follow too', async () => {
    const list = await listening(desk, '/cases')
    await heading(list, /^案件/)
    const map = await listening(head, '/cases/map')
    await heading(map, '案件地图')
    await pages.registered({
      ...form('垃圾堆放在路口'),
      place: {longitude: 117.526, latitude: 39.511, reference: 'gcj02', address: '砚池里'},
    })
    await list.getByRole('link', {name: '垃圾堆放在路口'}).waitFor({timeout: 8_000})
    await map.getByText('垃圾堆放在路口').waitFor({timeout: 8_000})
  })
})
