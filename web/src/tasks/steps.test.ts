import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseAct } from '../api/types-cases.ts'
import { steps_before } from './steps.ts'

const act = (position: number, kind: string, element: string | null) =>
  ({ position, kind, element, element_name: element && `步骤 ${element}` }) as CaseAct

test('a task is given back to a step the case has been at, the latest first, each once', () => {
  const acts = [
    act(1, 'case.report', null),
    act(2, 'task.complete', 'register'),
    act(3, 'task.complete', 'dispatch'),
    act(4, 'task.return', 'handle'),
    act(5, 'task.complete', 'register'),
    act(6, 'task.complete', 'handle'),
  ]
  assert.deepEqual(steps_before(acts, 'handle'), [
    { id: 'register', name: '步骤 register' },
    { id: 'dispatch', name: '步骤 dispatch' },
  ])
  assert.deepEqual(steps_before(acts.slice(0, 1), 'register'), [])
})
