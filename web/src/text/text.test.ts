import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from './en.ts'
import { zh } from './zh-CN.ts'

const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('both languages have the same keys', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort())
})

test('no text is empty', () => {
  for (const [key, words] of [...Object.entries(zh), ...Object.entries(en)])
    assert.ok(words.trim(), key)
})

test('a text leaves room for the same values in both languages', () => {
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    assert.deepEqual(blanks(en[key]), blanks(zh[key]), key)
  }
})

test('the Chinese texts are Chinese and the English ones are not', () => {
  const han = /\p{Script=Han}/u
  const same = new Set(
    Object.keys(zh).filter((key) => zh[key as keyof typeof zh] === en[key as keyof typeof en]),
  )
  for (const [key, words] of Object.entries(zh)) {
    if (!same.has(key) && /\p{L}/u.test(words.replace(/\{\w+\}/g, '')))
      assert.match(words, han, key)
  }
  for (const [key, words] of Object.entries(en)) assert.doesNotMatch(words, han, key)
})
