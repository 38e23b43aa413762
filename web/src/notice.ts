// The line that says what was just done. It is read aloud and stays until the next act or until it
// is closed; the page itself always shows the result too.
import { shallowRef } from 'vue'
import { Failure, logged_out } from './api/client.ts'
import type { Problem } from './api/types.ts'
import { problem_mend, problem_title } from './problem-words.ts'

export interface Notice {
  words: string
  failed: boolean
  number: number
}

export const notice = shallowRef<Notice | null>(null)
let number = 0

export function say(words: string, failed = false): void {
  number += 1
  notice.value = { words, failed, number }
}

export function hush(): void {
  notice.value = null
}

export function problem_in(error: unknown): Problem {
  if (error instanceof Failure) return error.problem
  console.error(error)
  return { type: 'about:blank', id: 'client.fault', title: '', status: 0 }
}

export function say_failure(error: unknown): void {
  const problem = problem_in(error)
  if (problem.status === 401) {
    logged_out()
    return
  }
  say(
    [problem_title(problem), problem.detail, problem_mend(problem)].filter(Boolean).join(' '),
    true,
  )
}
