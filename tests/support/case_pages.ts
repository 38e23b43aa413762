// The pages of cases in browsers: the sample district served, who logs in where, cases made for a
// page to show, and what every page is held to.

import assert from 'node:assert/strict'
import type {Browser, Page} from 'playwright-core'
import {checkAccessible, checkNarrow, launch, newPerson, type Person, picture} from './browser.ts'
import {report, type ReportFields, startCasework} from './casework.ts'
import {type District, password} from './district.ts'

export const desk = 'dispatcher-services'
export const handler = 'handler-services'
export const head = 'head-services'
export const supervision = 'reviewer'

export const openTask = (one: any) => one.tasks.find((task: any) => task.state === 'open' || task.state === 'claimed')

export class CasePages {
  readonly district: District
  private readonly browser: Browser
  private readonly people = new Map<string, Person>()
  private applicants = 0

  private constructor(district: District, browser: Browser) {
    this.district = district
    this.browser = browser
  }

  static async start(district: () => Promise<District> = startCasework): Promise<CasePages> {
    return new CasePages(await district(), await launch())
  }

  /** Ends it all; nobody's browser may have complained meanwhile. */
  async stop(): Promise<void> {
    await this.browser.close()
    await this.district.stop()
    assert.deepEqual([...this.people.values()].flatMap((p) => p.faults), [])
  }

  async post(login: string, target: string, body: unknown = {}): Promise<any> {
    const reply = await (await this.district.as(login)).post(`/api/v1/${target}`, body)
    assert.ok(reply.status < 300, `${login} ${target}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  /** A case as the desk registers it, of somebody else each time: nothing repeats another. */
  async registered(fields: ReportFields = {}): Promise<any> {
    this.applicants += 1
    const phone = String(13_800_200_000 + this.applicants)
    const applicant = {kind: 'resident', name: '王小明', phone}
    return (await this.post(desk, 'cases', report({applicant, ...fields}))).case
  }

  /** A case that its unit handles. */
  async accepted(fields: ReportFields = {}): Promise<any> {
    const one = await this.registered(fields)
    return this.post(desk, `tasks/${openTask(one).id}/completion`, {action: 'accept'})
  }

  url(target: string): string {
    return `${this.district.running.url}/staff${target}`
  }

  /** The page of this person, logged in the first time, at the address. */
  async open(login: string, target: string): Promise<Page> {
    const page = this.people.get(login)?.page ?? (await this.logIn(login))
    await page.goto(this.url(target))
    return page
  }

  private async logIn(login: string): Promise<Page> {
    await this.district.as(login)
    const one = await newPerson(this.browser)
    this.people.set(login, one)
    await one.page.goto(this.url('/login'))
    await one.page.getByLabel('账号').fill(login)
    await one.page.getByLabel('密码', {exact: true}).fill(password)
    await one.page.getByRole('button', {name: '登录'}).click()
    await one.page.getByRole('heading', {level: 1, name: '待办'}).waitFor()
    return one.page
  }
}

/** Holds the page as it stands now to WCAG 2.2 AA, to 320 px and to text at 200 %. */
export async function held(page: Page, what: string): Promise<void> {
  await picture(page, `cases-${what.replaceAll(/[ ,]+/g, '-')}`)
  await checkAccessible(page, what)
  await checkNarrow(page, what)
}

export const heading = (page: Page, name: string | RegExp, level = 1) =>
  page.getByRole('heading', {level, name}).waitFor()
export const press = (page: Page, name: string) => page.getByRole('button', {name, exact: true}).first().click()
export const dialog = (page: Page) => page.getByRole('dialog')
export const submit = (page: Page) => dialog(page).locator('button[type=submit]').last().click()
export const summary = (page: Page) => page.locator('section.summary')
/** What the page says was just done. */
export const told = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).first().waitFor()
