import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { holds } from './ledger-proof.ts'

const hash = (prefix: number, ...parts: Buffer[]) =>
  createHash('sha256')
    .update(Buffer.from([prefix]))
    .update(Buffer.concat(parts))
    .digest()

function split(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

function root(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer
  const at = split(leaves.length)
  return hash(1, root(leaves.slice(0, at)), root(leaves.slice(at)))
}

function path(at: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const cut = split(leaves.length)
  return at < cut
    ? [...path(at, leaves.slice(0, cut)), root(leaves.slice(cut))]
    : [...path(at - cut, leaves.slice(cut)), root(leaves.slice(0, cut))]
}

const proof_of = (at: number, leaves: Buffer[]) => ({
  seq: at + 1,
  size: leaves.length,
  leaf: (leaves[at] as Buffer).toString('hex'),
  root: root(leaves).toString('hex'),
  path: path(at, leaves).map((one) => one.toString('hex')),
})

test('the proof of every entry holds in trees of one to twenty', async () => {
  for (let size = 1; size <= 20; size += 1) {
    const leaves = Array.from({ length: size }, (_, n) => hash(0, Buffer.from(`entry ${n}`)))
    for (let at = 0; at < size; at += 1) {
      assert.equal(await holds(proof_of(at, leaves)), true, `entry ${at} of ${size}`)
    }
  }
})

test('a proof with another leaf, another place or a step too many does not hold', async () => {
  const leaves = Array.from({ length: 7 }, (_, n) => hash(0, Buffer.from(`entry ${n}`)))
  const good = proof_of(4, leaves)
  assert.equal(await holds({ ...good, leaf: (leaves[3] as Buffer).toString('hex') }), false)
  assert.equal(await holds({ ...good, seq: 4 }), false)
  assert.equal(await holds({ ...good, seq: 9 }), false)
  assert.equal(await holds({ ...good, path: [...good.path, good.root] }), false)
})
