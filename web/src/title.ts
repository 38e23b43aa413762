// The title of the window: the page's name, and 错误： before it while an error summary is shown.
import { ref, watchEffect, onUnmounted } from 'vue'
import { t } from './text/index.ts'

const page = ref('')
const errors = ref(0)

watchEffect(() => {
  const name = page.value ? `${page.value} · ${t('app.name')}` : t('app.name')
  document.title = errors.value > 0 ? t('title.error') + name : name
})

export function use_title(words: () => string): void {
  watchEffect(() => {
    page.value = words()
  })
}

// For a part that shows an error as long as it is on the page.
export function use_error_title(): void {
  errors.value += 1
  onUnmounted(() => {
    errors.value -= 1
  })
}
