// Steps of the procedure that a case has been at, as a task can be given back to them. Pure.
import type { CaseAct } from '../api/types-cases.ts'

export interface Step {
  id: string
  name: string
}

// The latest first, each once, without the one the task is at.
export function steps_before(acts: readonly CaseAct[], element: string): Step[] {
  const steps: Step[] = []
  const done = acts
    .filter((act) => act.kind === 'task.complete' && act.element && act.element !== element)
    .sort((left, right) => right.position - left.position)
  for (const { element: id, element_name } of done) {
    if (id && !steps.some((step) => step.id === id)) steps.push({ id, name: element_name ?? id })
  }
  return steps
}
