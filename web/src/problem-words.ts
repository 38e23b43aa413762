// The words of a problem: the server's where it gave some, else ours for what only a browser sees.
import type { Problem } from './api/types.ts'
import { has_word, t, word } from './text/index.ts'

export function problem_title(problem: Problem): string {
  if (problem.title) return problem.title
  return has_word('problem', problem.id) ? word('problem', problem.id) : t('problem.client.fault')
}

export function problem_mend(problem: Problem): string {
  if (problem.mend) return problem.mend
  return has_word('mend', problem.id) ? word('mend', problem.id) : ''
}

// Of a problem that is only known by its id, as the incident of a case is.
export function problem_words(id: string): string {
  return has_word('problem', id) ? word('problem', id) : id
}
