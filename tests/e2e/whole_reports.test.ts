// Whole reports of real places, from the file to an approved board by three people in a browser:
// their hundreds of statements are to stay fluent, and nothing of them is lost on the way. The times
// say how long the pages take; a person needs the reading besides.

import assert from 'node:assert/strict'
import {existsSync} from 'node:fs'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import type {Browser, Page} from 'playwright-core'
import {launch, newPerson, type Person, picture} from '../support/browser.ts'
import {District, password} from '../support/district.ts'
import {root} from '../support/program.ts'

const reports = path.join(path.dirname(root), 'shared/reports')
const places = ['nankai-2019', 'xushui-2019', 'state-council-2025']

for (const place of places) {
  const file = path.join(reports, `${place}.txt`)
  describe(`${place}, whole`, {skip: existsSync(file) ? false : 'no real reports beside the source tree'}, () => {
    let district: District
    let browser: Browser
    const people: Person[] = []
    let source = ''
    let began = 0

    before(async () => {
      district = await District.start(place.startsWith('nankai') ? 'nankai' : 'qiming')
      browser = await launch()
      for (const login of ['reviewer', 'confirmer', 'approver']) await district.as(login)
      began = performance.now()
    })
    after(async () => {
      await browser.close()
      await district.stop()
      assert.deepEqual(people.flatMap((p) => p.faults), [])
    })

    async function at(login: string, target: string): Promise<Page> {
      const one = await newPerson(browser)
      people.push(one)
      await one.page.goto(`${district.running.url}/staff/login`)
      await one.page.getByLabel('账号').fill(login)
      await one.page.getByLabel('密码', {exact: true}).fill(password)
      await one.page.getByRole('button', {name: '登录'}).click()
      await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
      await one.page.goto(`${district.running.url}/staff/${target}`)
      return one.page
    }

    async function counts(): Promise<Record<string, number>> {
      return (await (await district.as('reviewer')).get(`/api/v1/sources/${source}`)).body.counts
    }

    /** Presses the first button of the name until none is left. */
    async function everyGroup(page: Page, name: RegExp): Promise<void> {
      const group = page.getByRole('button', {name})
      await group.first().waitFor()
      for (let left = await group.count(); left > 0; left = await group.count()) {
        await group.first().click()
        for (const until = performance.now() + 20_000; (await group.count()) >= left; await page.waitForTimeout(20)) {
          assert.ok(performance.now() < until, `${left} groups stay`)
        }
      }
    }

    test('one imports it and accepts it group by group', async () => {
      const page = await at('reviewer', 'import')
      await page.getByLabel('文件', {exact: true}).setInputFiles(file)
      await page.getByRole('button', {name: '读取'}).click()
      await page.getByRole('link', {name: '开始核对'}).click()
      await page.locator('[data-card]').first().waitFor()
      source = /sources\/([^/?]+)/.exec(page.url())![1]!
      await picture(page, `${place}-review`)
      await everyGroup(page, /采纳本组/)
      assert.equal((await counts()).draft, 0)
    })

    test('a second confirms, a third signs', async () => {
      const {accepted} = await counts()
      const page = await at('confirmer', `sources/${source}?mode=confirm`)
      await everyGroup(page, /本组.*复核通过|复核通过.*本组/)
      assert.equal((await counts()).confirmed, accepted)
      const signer = await at('approver', `sources/${source}/approval`)
      await signer.getByRole('button', {name: /^签发 \d+ 项/}).click()
      await signer.getByRole('dialog').getByRole('button', {name: /签发/}).click()
      await signer.getByRole('heading', {name: /已签发/}).waitFor()
      assert.equal((await counts()).approved, accepted)
    })

    test('all of it stands on the board', async (t) => {
      const {approved} = await counts()
      const page = await at('reviewer', `board?source=${source}`)
      await page.getByRole('table').waitFor()
      await picture(page, `${place}-board`)
      assert.ok(approved! > 100)
      assert.equal((await (await district.as('reviewer')).get(`/api/v1/items?source=${source}&state=approved&limit=1`)).body.total, approved)
      t.diagnostic(`${approved} items from the file to the board in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    })
  })
}
