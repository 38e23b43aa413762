// A page that reads itself again, quietly, when something it shows has changed: many events make one
// reading, and readings lie apart; focus and place stay. While `held` says that something on the page
// is in the making, it is only noted that there is news.
import { nextTick, onScopeDispose, ref, watch, type Ref } from 'vue'
import { rescue_focus } from '../parts/focus.ts'
import type { Heard } from './events.ts'
import { listen } from './stream.ts'

// What one act brings comes together; the pages of an office do not all ask in the same moment.
const settle_ms = 150
const spread_ms = 250

interface Renewal {
  // There is something new that was not read, as something is in the making.
  news: Ref<boolean>
  // Reads it now, whatever is in the making.
  renew: () => Promise<void>
}

export function use_renewal(
  concerns: (event: Heard) => boolean,
  read: () => Promise<void>,
  { held = () => false, apart_ms = 5_000 }: { held?: () => boolean; apart_ms?: number } = {},
): Renewal {
  const news = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let read_at = 0

  async function renew(): Promise<void> {
    news.value = false
    read_at = Date.now()
    const focused = document.activeElement
    await read()
    await nextTick()
    // A row that moved has lost the focus, one that went has taken it along.
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      if (focused.isConnected && document.activeElement === document.body) {
        focused.focus({ preventScroll: true })
      }
    }
    if (focused !== document.body) await rescue_focus('main h1')
  }

  function due(): void {
    timer = undefined
    if (held()) news.value = true
    else void renew()
  }

  const stop = listen((event) => {
    if (!concerns(event) || timer) return
    const soon = settle_ms + Math.random() * spread_ms
    timer = setTimeout(due, Math.max(soon, read_at + apart_ms - Date.now()))
  })
  // What was in the making is done: now the news may come.
  watch(held, (now) => {
    if (!now && news.value) void renew()
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return { news, renew }
}
