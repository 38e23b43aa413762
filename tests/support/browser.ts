// Chromium as Debian ships it, and what every page is held to: WCAG 2.2 AA by axe, no violation of
// the content security policy, no error in the console, nothing that scrolls sideways.

import {AxeBuilder} from '@axe-core/playwright'
import assert from 'node:assert/strict'
import {mkdirSync} from 'node:fs'
import path from 'node:path'
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core'
import {root} from './program.ts'

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export async function launch(): Promise<Browser> {
  return chromium.launch({executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags})
}

export interface Person {
  page: Page
  context: BrowserContext
  /** What went wrong in this person's browser, in words. */
  faults: string[]
}

export async function newPerson(
  browser: Browser,
  options: {locale?: string; width?: number; javaScript?: boolean} = {},
): Promise<Person> {
  const context = await browser.newContext({
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: {width: options.width ?? 1280, height: 900},
    reducedMotion: 'reduce',
    acceptDownloads: true,
    javaScriptEnabled: options.javaScript ?? true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    // A refused request is shown to the person; the browser's own note of it is no fault.
    if (message.type() === 'error' && !/Failed to load resource/.test(text)) faults.push(text)
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  return {page, context, faults}
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Holds the page as it stands now to WCAG 2.2 AA. */
export async function checkAccessible(page: Page, what: string): Promise<void> {
  const {violations} = await new AxeBuilder({page}).withTags(rules).analyze()
  const told = violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`)
  assert.deepEqual(told, [], `${what} (${page.url()})`)
}

/** At 320 px, and with text at 200 %, everything is there and nothing scrolls sideways. */
export async function checkNarrow(page: Page, what: string): Promise<void> {
  const before = page.viewportSize()!
  for (const [width, zoom] of [[320, 100], [640, 200]] as const) {
    await page.setViewportSize({width, height: 900})
    await page.evaluate((percent) => document.documentElement.style.setProperty('font-size', `${percent}%`), zoom)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const over = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
      if (wide <= 0) return []
      return [...document.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 5)
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`)
    })
    assert.deepEqual(over, [], `${what} at ${width} px and ${zoom} % text scrolls sideways`)
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  await page.setViewportSize(before)
}

const screenshots = process.env['LUOSHI_SCREENSHOTS']

/** Keeps a picture of the page where LUOSHI_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!screenshots) return
  const folder = path.resolve(root, screenshots)
  mkdirSync(folder, {recursive: true})
  await page.screenshot({path: path.join(folder, `${name}.png`)})
}
