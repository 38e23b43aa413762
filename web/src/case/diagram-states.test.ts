import assert from 'node:assert/strict'
import { test } from 'node:test'
import { state_of, steps_of } from './diagram-states.ts'

const diagram = {
  service: 'a/b',
  version: 1,
  active: ['handle'],
  done: ['register', 'handle'],
  failed: ['notify'],
}

test('a step is where its token is: failed before active before done', () => {
  assert.equal(state_of('notify', diagram), 'failed')
  assert.equal(state_of('handle', diagram), 'active')
  assert.equal(state_of('register', diagram), 'done')
  assert.equal(state_of('check', diagram), 'open')
  assert.equal(state_of('check', null), 'open')
})

test('the list has the steps that have a name, in the order of the model', () => {
  const elements = [
    { kind: 'userTask', id: 'register', name: '登记' },
    { kind: 'sequenceFlow', id: 'f', name: '受理' },
    { kind: 'exclusiveGateway', id: 'g', name: '是否受理' },
    { kind: 'startEvent', id: 's', name: '' },
    { kind: 'endEvent', id: 'e', name: '结案' },
  ]
  assert.deepEqual(
    steps_of(elements, diagram).map(({ id, state }) => [id, state]),
    [
      ['register', 'done'],
      ['e', 'open'],
    ],
  )
})
