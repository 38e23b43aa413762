// The one stream of changes of this tab. It is open while somebody listens, somebody is logged in
// and the tab is seen; whoever comes back from hiding is told "stale" by the server if anything
// happened meanwhile.
import { watch } from 'vue'
import { can, session } from '../state.ts'
import { heard, pause_ms, type Heard } from './events.ts'

const listeners = new Set<(event: Heard) => void>()
// A page that is left for another of its kind keeps the stream.
const linger_ms = 2_000

let source: EventSource | null = null
let last = ''
let failures = 0
let again: ReturnType<typeof setTimeout> | undefined
let leaving: ReturnType<typeof setTimeout> | undefined

function wanted(): boolean {
  return (
    listeners.size > 0 &&
    session.value !== null &&
    can.see_cases.value &&
    document.visibilityState === 'visible'
  )
}

function close(): void {
  clearTimeout(again)
  again = undefined
  source?.close()
  source = null
}

function take(event: MessageEvent<string>): void {
  failures = 0
  if (event.lastEventId) last = event.lastEventId
  const said = heard(event.type, event.data)
  if (said) for (const listener of [...listeners]) listener(said)
}

// The browser's own tries would all come after the same pause, and none after a refusal.
function lost(): void {
  close()
  failures += 1
  again = setTimeout(open, pause_ms(failures, Math.random()))
}

function open(): void {
  again = undefined
  if (source || !wanted()) return
  source = new EventSource(`/api/v1/live${last ? `?last=${encodeURIComponent(last)}` : ''}`)
  for (const name of ['ready', 'case', 'tasks', 'stale']) source.addEventListener(name, take)
  source.onerror = lost
}

function settle(): void {
  if (!wanted()) close()
  else if (!again) open()
}

document.addEventListener('visibilitychange', settle)
// A page that is kept for the way back would keep its stream too.
globalThis.addEventListener('pagehide', close)
globalThis.addEventListener('pageshow', settle)
watch(
  () => session.value?.person,
  () => {
    close()
    last = ''
    settle()
  },
)

// Calls `on` for what is said from now on; the answer ends it.
export function listen(on: (event: Heard) => void): () => void {
  listeners.add(on)
  clearTimeout(leaving)
  settle()
  return () => {
    listeners.delete(on)
    clearTimeout(leaving)
    leaving = setTimeout(settle, linger_ms)
  }
}
