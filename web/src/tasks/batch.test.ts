import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TaskOnCase } from '../api/types-cases.ts'
import { actions_of_all, may_all } from './batch.ts'

function row(actions: string[], may: string[], form: object | null = null): TaskOnCase {
  const named = actions.map((id) => ({ id, name: { zh: id, en: id }, words_required: false }))
  return { task: { actions: named, may, form }, case: {} } as unknown as TaskOnCase
}
const ids = (rows: TaskOnCase[]) => actions_of_all(rows).map(({ id }) => id)

test('several tasks are completed with an action that each of them has', () => {
  assert.deepEqual(
    ids([row(['accept', 'refuse'], ['complete']), row(['refuse', 'close'], ['complete'])]),
    ['refuse'],
  )
})

test('a task that asks for a form, or may not be completed, keeps the others from it', () => {
  const plain = row(['accept'], ['complete'])
  assert.deepEqual(ids([plain, row(['accept'], ['complete'], {})]), [])
  assert.deepEqual(ids([plain, row(['accept'], ['claim'])]), [])
})

test('what all of them allow is offered, and nothing for none', () => {
  const rows = [row([], ['claim', 'transfer']), row([], ['claim'])]
  assert.equal(may_all(rows, 'claim'), true)
  assert.equal(may_all(rows, 'transfer'), false)
  assert.equal(may_all([], 'claim'), false)
  assert.deepEqual(ids([]), [])
})
