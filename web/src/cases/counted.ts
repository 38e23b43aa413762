// A count as it is shown: the server stops counting at ten thousand.
import type { Count } from '../api/types-cases.ts'
import { language } from '../text/index.ts'

export function counted({ count, more }: Count): string {
  return `${count.toLocaleString(language.value)}${more ? '+' : ''}`
}

const count_max = 10_000

export function counted_together(left: Count, right: Count): string {
  const count = left.count + right.count
  const more = left.more || right.more || count > count_max
  return counted({ count: Math.min(count, count_max), more })
}
