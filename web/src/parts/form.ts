// What a form knows of its mistakes: those it finds itself and those the server answers with.
import { computed, reactive, shallowRef } from 'vue'
import type { Finding, Problem } from '../api/types.ts'
import { problem_in } from '../notice.ts'

// place in the server's answer (JSON pointer or field name) → the field's id on the page
export type Places = Record<string, string>

// What the schema of a form finds is said whole in the detail, in the reader's language.
function words_of({ id, title, mend, detail }: Finding): string {
  if (id.startsWith('schema.') && detail) return detail
  return [title, mend].filter(Boolean).join(' ')
}

function bare(place: string): string {
  return place.replace(/^\//, '').replaceAll('/', '.')
}

export function use_form(places: Places = {}) {
  const errors = reactive<Record<string, string>>({})
  const problem = shallowRef<Problem | null>(null)
  const unplaced = shallowRef<Finding[]>([])

  function clear(): void {
    for (const field of Object.keys(errors)) delete errors[field]
    problem.value = null
    unplaced.value = []
  }

  function field_of(place: string): string | undefined {
    const name = bare(place)
    const known = Object.entries(places).find(
      ([from]) => name === from || name.startsWith(`${from}.`),
    )
    if (known) return known[1]
    return document.getElementById(name) ? name : undefined
  }

  function fail(error: unknown): void {
    clear()
    const said = problem_in(error)
    problem.value = said
    const rest: Finding[] = []
    for (const finding of said.errors ?? []) {
      const field = field_of(finding.place)
      const words = words_of(finding)
      if (field && !errors[field]) errors[field] = words
      else rest.push(finding)
    }
    unplaced.value = rest
  }

  const wrong = computed(() => problem.value !== null || Object.keys(errors).length > 0)
  return reactive({ errors, problem, unplaced, wrong, clear, fail })
}

export type Form = ReturnType<typeof use_form>
