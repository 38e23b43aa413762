import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv_of } from './csv.ts'

test('a table becomes lines of cells that a spreadsheet reads as they were', () => {
  assert.equal(
    csv_of([
      ['单位', '上报'],
      ['城管"一"队, 东', 12],
    ]),
    '\uFEFF"单位","上报"\r\n"城管""一""队, 东",12\r\n',
  )
})

test('a name that looks like a formula stays a name, a number stays a number', () => {
  const text = csv_of([['=1+1', '-3.50', '@x', '+86']])
  assert.equal(text, '\uFEFF"\'=1+1","-3.50","\'@x","\'+86"\r\n')
})
