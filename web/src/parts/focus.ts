// An act may take away the very button that was pressed. The focus must not fall out of the page then.
import { nextTick } from 'vue'

// Once the page has settled: where nothing has the focus, gives it to the first that matches.
export async function rescue_focus(selector: string): Promise<void> {
  await nextTick()
  const held = document.activeElement
  if (held && held !== document.body) return
  await move_focus(selector)
}

// Once the page has settled, gives the focus to the first that matches.
export async function move_focus(selector: string): Promise<void> {
  await nextTick()
  const target = document.querySelector<HTMLElement>(selector)
  if (!target) return
  if (target.tabIndex < 0) target.setAttribute('tabindex', '-1')
  target.focus({ preventScroll: true })
}
