// What can be done with several tasks at once: only what each of them takes. Pure functions.
import type { TaskAction, TaskOnCase } from '../api/types-cases.ts'

// The actions that every task has, where none of them asks for a form of its own.
export function actions_of_all(rows: readonly TaskOnCase[]): TaskAction[] {
  const [first, ...rest] = rows
  if (!first || rows.some(({ task }) => task.form !== null || !task.may.includes('complete')))
    return []
  return first.task.actions.filter(({ id }) =>
    rest.every(({ task }) => task.actions.some((one) => one.id === id)),
  )
}

export const may_all = (
  rows: readonly TaskOnCase[],
  act: TaskOnCase['task']['may'][number],
): boolean => rows.length > 0 && rows.every(({ task }) => task.may.includes(act))
