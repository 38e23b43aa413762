import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heard, pause_ms } from './events.ts'

test('an event is read as what it says, and anything else as nothing', () => {
  assert.deepEqual(heard('case', '{"id":"cas_1","version":3}'), {
    kind: 'case',
    id: 'cas_1',
    version: 3,
  })
  assert.deepEqual(heard('tasks', '{}'), { kind: 'tasks' })
  assert.deepEqual(heard('stale', ''), { kind: 'stale' })
  for (const [name, data] of [
    ['ready', '{}'],
    ['case', 'not json'],
    ['case', '{"id":7}'],
    ['case', 'null'],
    ['weather', '{}'],
  ] as const) {
    assert.equal(heard(name, data), null, `${name} ${data}`)
  }
})

test('a lost stream is opened again soon, then ever later, never all at once', () => {
  assert.deepEqual(
    [1, 2, 3, 7, 50].map((failures) => pause_ms(failures, 1)),
    [1_000, 2_000, 4_000, 60_000, 60_000],
  )
  assert.equal(pause_ms(1, 0), 500)
  assert.equal(pause_ms(50, 0), 30_000)
})
