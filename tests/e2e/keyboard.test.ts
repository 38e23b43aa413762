// The main job without a mouse: import, review, confirm and approve by keys alone.

import assert from 'node:assert/strict'
import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import type {Browser} from 'playwright-core'
import {launch, newPerson, type Person} from '../support/browser.ts'
import {District, password, shortReport} from '../support/district.ts'
import {Keyboard} from '../support/keyboard.ts'

describe('the main job by keyboard alone', () => {
  let district: District
  let browser: Browser
  const people: Person[] = []
  let keys: Keyboard
  let source = ''

  async function logIn(login: string): Promise<void> {
    await district.as(login)
    const one = await newPerson(browser)
    people.push(one)
    keys = new Keyboard(one.page)
    await one.page.goto(`${district.running.url}/staff/login`)
    await one.page.getByLabel('账号').waitFor()
    await keys.reach('input', /账号/)
    await keys.type(login)
    await keys.reach('input', /密码/)
    await keys.type(password)
    await keys.press('Enter')
    await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
  }

  async function counts(): Promise<Record<string, number>> {
    return (await (await district.as('reviewer')).get(`/api/v1/sources/${source}`)).body.counts
  }

  /** Presses the button of each group until the list has none of `state` left. */
  async function everyGroup(name: RegExp, state: string): Promise<void> {
    const left = () => keys.page.getByRole('button', {name}).count()
    for (let before = await left(); before > 0; before = await left()) {
      await keys.reach('button', name, 400)
      await keys.press('Enter')
      await keys.page.waitForFunction(
        ([pattern, n]) =>
          [...document.querySelectorAll('button')].filter((b) =>
            new RegExp(pattern as string).test(`${b.getAttribute('aria-label') ?? ''}${b.textContent}`)).length < (n as number),
        [name.source, before] as const,
      )
    }
    assert.equal((await counts())[state], 0)
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

  test('a report is imported', async () => {
    const file = path.join(district.running.data, '2026.txt')
    await writeFile(file, shortReport(2026))
    await logIn('reviewer')
    await keys.reach('a', /^导入/)
    await keys.press('Enter')
    await keys.page.getByRole('heading', {level: 1, name: /导入/}).waitFor()
    // Asked for before the way there, so that the browser knows of it when the key comes.
    const chooser = keys.page.waitForEvent('filechooser')
    await keys.reach('input', /^文件/, 12)
    await keys.press('Space')
    await (await chooser).setFiles(file)
    await keys.reach('button', /^读取/)
    await keys.press('Enter')
    await keys.page.getByRole('heading', {name: '导入完成'}).waitFor()
    await keys.reach('a', /开始核对/)
    await keys.press('Enter')
    await keys.page.locator('[data-card]').first().waitFor()
    source = /sources\/([^/?]+)/.exec(keys.page.url())![1]!
  })

  test('an item is edited, one rejected, the rest accepted', async () => {
    const first = (await keys.page.locator('[data-card] button.headline').first().textContent())!.trim()
    await keys.reach('button', new RegExp(first.slice(0, 8).replaceAll(/[.*+?^${}()|[\]\\]/g, '.')))
    await keys.press('Enter')
    await keys.reach('button', /^修改/)
    await keys.press('Enter')
    await keys.page.getByLabel('标题', {exact: true}).waitFor()
    await keys.reach('input', /^标题/, 3)
    await keys.press('Control+A')
    await keys.type('只用键盘改过的标题')
    await keys.reach('button', /^保存/, 60)
    await keys.press('Enter')
    await keys.page.getByText('只用键盘改过的标题').first().waitFor()

    await keys.press('j')
    await keys.press('r')
    const dialog = keys.page.getByRole('dialog')
    await dialog.waitFor()
    await keys.reach('textarea', /./)
    await keys.type('属于背景叙述')
    await keys.reach('button', /剔除/)
    await keys.press('Enter')
    await dialog.waitFor({state: 'hidden'})
    await everyGroup(/采纳本组/, 'draft')
    assert.equal((await counts())['rejected'], 1)
  })

  test('a second person confirms from the to-do list', async () => {
    await logIn('confirmer')
    await keys.reach('a', /复核/)
    await keys.press('Enter')
    await keys.page.locator('[data-card]').first().waitFor()
    await everyGroup(/本组.*复核通过|复核通过.*本组/, 'accepted')
  })

  test('the approver signs from the to-do list, and the board shows it', async () => {
    await logIn('approver')
    await keys.reach('a', /签发|审定/)
    await keys.press('Enter')
    await keys.page.getByRole('button', {name: /^签发 \d+ 项/}).waitFor()
    await keys.reach('button', /^签发 \d+ 项/)
    await keys.press('Enter')
    const dialog = keys.page.getByRole('dialog')
    await dialog.waitFor()
    await keys.reach('button', /签发/)
    await keys.press('Enter')
    await keys.page.getByRole('heading', {name: /已签发/}).waitFor()
    const approved = (await counts())['approved']!
    assert.ok(approved > 20)
    await keys.reach('a', /^看板/, 40, 'Shift+Tab')
    await keys.press('Enter')
    await keys.page.getByRole('heading', {level: 1, name: /事项看板/}).waitFor()
    await keys.page.getByRole('link', {name: '只用键盘改过的标题'}).waitFor()
  })
})
