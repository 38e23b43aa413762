import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Light } from '../api/types.ts'
import type { LightChange } from '../api/types-lights.ts'
import { months_of, years_of } from './months.ts'

const change = (changed_on: string, from: Light, to: Light) =>
  ({ changed_on, from, to }) as LightChange
const history = [
  change('2019-01-10', 'none', 'green'),
  change('2019-03-06', 'green', 'red'),
  change('2019-03-12', 'red', 'yellow'),
  change('2019-06-06', 'yellow', 'red'),
]

test('a month has the light of its last day and remembers a red within it', () => {
  const months = months_of(history, 2019, '2019-08-15')
  assert.deepEqual(
    months.map(({ light }) => light),
    [
      'green',
      'green',
      'yellow',
      'yellow',
      'yellow',
      'red',
      'red',
      'red',
      'after',
      'after',
      'after',
      'after',
    ],
  )
  assert.deepEqual(
    months.filter(({ red }) => red).map(({ month }) => month),
    ['2019-03', '2019-06', '2019-07', '2019-08'],
  )
})

test('before the first light and after today there is none', () => {
  assert.equal(months_of(history, 2018, '2019-08-15')[11]!.light, 'before')
  assert.equal(months_of(history, 2020, '2020-01-02')[0]!.light, 'red')
  assert.equal(months_of(history, 2020, '2020-01-02')[1]!.light, 'after')
})

test('the years go from today back to the first light', () => {
  assert.deepEqual(years_of(history, '2021-02-01'), [2021, 2020, 2019])
  assert.deepEqual(years_of([], '2021-02-01'), [2021])
})
