// A count as it is shown: the server stops counting at ten thousand.
import type { Count } from '../api/types-cases.ts'
import { language } from '../text/index.ts'

export function counted({ count, more }: Count): string {
  return `${count.toLocaleString(language.value)}${more ? '+' : ''}`
}

export function counted_together(left: Count, right: Count): string {
  return counted({ count: left.count + right.count, more: left.more || right.more })
}
