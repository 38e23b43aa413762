// Whether something on the page is in the making: a field somebody typed into or chose from, or a
// dialog that is open. For `held` of a renewal, which asks when there is news.
import { onScopeDispose, ref } from 'vue'

export function use_touched() {
  const typed = ref(false)
  const note = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('main')) {
      typed.value = true
    }
  }
  document.addEventListener('input', note)
  onScopeDispose(() => document.removeEventListener('input', note))
  const in_dialog = () =>
    [...document.querySelectorAll('#overlays [role="dialog"]')].some(
      (one) => one.getClientRects().length > 0,
    )
  return {
    touched: () => typed.value || in_dialog(),
    // What was in the making is sent or given up.
    untouch: () => {
      typed.value = false
    },
  }
}
