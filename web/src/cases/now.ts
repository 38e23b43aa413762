// The time by the browser's clock, moved on every half minute while a page shows it.
import { ref } from 'vue'

export const now_ms = ref(Date.now())

setInterval(() => (now_ms.value = Date.now()), 30_000)
