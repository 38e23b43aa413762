// The words of the interface in the chosen language. Keys are checked by the compiler: every key of
// zh-CN.ts must be in en.ts. {name} in a text is filled from the arguments.
import { ref, watchEffect } from 'vue'
import { en } from './en.ts'
import type { Language } from './names.ts'
import { zh } from './zh-CN.ts'

export { name_in, type Language } from './names.ts'

export type Key = keyof typeof zh

const kept = 'luoshi.language'

function first_language(): Language {
  try {
    const before = localStorage.getItem(kept)
    if (before === 'en' || before === 'zh-CN') return before
  } catch {
    // Storage may be forbidden; the browser's own language then decides each time.
  }
  return navigator.language.startsWith('zh') || !navigator.language.startsWith('en')
    ? 'zh-CN'
    : 'en'
}

export const language = ref<Language>(first_language())

watchEffect(() => {
  document.documentElement.lang = language.value
  try {
    localStorage.setItem(kept, language.value)
  } catch {
    // See above.
  }
})

export function t(key: Key, values: Record<string, string | number> = {}): string {
  const words: string = (language.value === 'en' ? en : zh)[key]
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

// For keys made of a prefix and a word of a closed list, e.g. word('state', 'draft').
export function word(prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return key in zh ? t(key as Key) : name
}

export function has_word(prefix: string, name: string): boolean {
  return `${prefix}.${name}` in zh
}
