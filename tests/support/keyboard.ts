// A person who has no mouse: everything is reached by Tab, and where the focus is can be seen.

import assert from 'node:assert/strict'
import type {Page} from 'playwright-core'

/** The focused element as the person knows it. */
interface Focused {
  tag: string
  name: string
  /** Why a person could not see the focus; empty where they can. */
  fault: string
}

/** Read in the page, once it is drawn: what has the focus, by what name, and whether it shows it. */
async function look(): Promise<Focused> {
  await new Promise(requestAnimationFrame)
  const element = document.activeElement
  // A heading or a dialog that a page gave the focus is a place to start from, not a control.
  if (!(element instanceof HTMLElement) || element.tabIndex < 0 || element === document.body) {
    return {tag: '', name: '', fault: ''}
  }
  const label = element.closest('label') ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)
  const name = (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '')
    .replaceAll(/\s+/g, ' ').trim()
  const box = element.getBoundingClientRect()
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  let outlined = false
  let shown: Element | null = element
  for (let level = 0; shown && level < 5; level += 1, shown = shown.parentElement) {
    const style = getComputedStyle(shown)
    outlined ||= style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
  }
  const fault = !inView ? `is out of view at ${box.left}, ${box.top}` : outlined ? '' : 'has no outline'
  return {tag: element.tagName.toLowerCase(), name, fault}
}

export class Keyboard {
  readonly page: Page
  /** Keys pressed in all. */
  pressed = 0

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.pressed += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length
    await this.page.keyboard.insertText(text)
  }

  /** Tabs to the control of this tag and name, at most `most` times; every stop shows the focus. */
  async reach(tag: string, name: RegExp, most = 40, key = 'Tab'): Promise<void> {
    const seen: string[] = []
    for (let at = 0; at <= most; at += 1) {
      const focused = await this.page.evaluate(look)
      assert.equal(focused.fault, '', `${focused.tag} "${focused.name}" has the focus`)
      if (focused.tag === tag && name.test(focused.name)) return
      seen.push(`${focused.tag} ${focused.name.slice(0, 20)}`)
      await this.press(key)
    }
    assert.fail(`${tag} ${name} not reached in ${most} keys: ${seen.join(' | ')}`)
  }
}
