// A load that a page shows: waiting, failed with a problem that can be tried again, or there.
import { shallowRef, type ShallowRef } from 'vue'
import type { Problem } from '../api/types.ts'
import { problem_in } from '../notice.ts'

export interface Load<T> {
  value: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  waiting: ShallowRef<boolean>
  run: () => Promise<void>
  renew: () => Promise<void>
}

export function use_load<T>(fetch: () => Promise<T>): Load<T> {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const waiting = shallowRef(false)
  let turn = 0
  // A later run makes the answer of an earlier one void.
  async function run(): Promise<void> {
    const mine = ++turn
    waiting.value = true
    try {
      const fresh = await fetch()
      if (mine !== turn) return
      value.value = fresh
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = problem_in(error)
    } finally {
      if (mine === turn) waiting.value = false
    }
  }
  // The same behind what is shown: it stays until there is something newer, also where that fails.
  async function renew(): Promise<void> {
    const mine = ++turn
    try {
      const fresh = await fetch()
      if (mine !== turn) return
      value.value = fresh
      problem.value = null
    } catch (error) {
      if (mine === turn && value.value === null) problem.value = problem_in(error)
    } finally {
      if (mine === turn) waiting.value = false
    }
  }
  return { value, problem, waiting, run, renew }
}
