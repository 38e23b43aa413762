// Whether the dialog of keys is open, and the keys each page answers to.
import { onMounted, onUnmounted, ref } from 'vue'

export const help_open = ref(false)

export type KeyMap = Record<string, () => void>

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

// Single keys work only outside fields and dialogs, and never with a modifier.
export function use_keys(keys: KeyMap): void {
  function hear(event: KeyboardEvent): void {
    if (
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing
    )
      return
    const boxes = document.querySelectorAll('[role="dialog"]')
    if (typing(event.target) || [...boxes].some((box) => box.getClientRects().length > 0)) return
    const act = keys[event.key] ?? (event.key === '?' ? () => (help_open.value = true) : undefined)
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => document.addEventListener('keydown', hear))
  onUnmounted(() => document.removeEventListener('keydown', hear))
}
