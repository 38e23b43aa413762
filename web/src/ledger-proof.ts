// Checks in this browser that an entry is in the ledger of acts: from its leaf hash and the path the
// root follows (RFC 9162, 2.1.3.2, the algorithm also for RFC 6962 trees).
import type { InclusionProof } from './api/types.ts'

type Bytes = Uint8Array<ArrayBuffer>

function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hex(all: Bytes): string {
  return Array.from(all, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function node(left: Bytes, right: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.digest('SHA-256', Uint8Array.from([1, ...left, ...right])),
  )
}

// False where browsers lend no hashing: pages over plain HTTP from another machine.
export function can_check(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

export async function holds(proof: InclusionProof): Promise<boolean> {
  let at = proof.seq - 1
  let last = proof.size - 1
  if (at > last) return false
  let hash = bytes(proof.leaf)
  for (const step of proof.path) {
    if (last === 0) return false
    const sibling = bytes(step)
    if (at % 2 === 1 || at === last) {
      hash = await node(sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2)
        last = Math.floor(last / 2)
      }
    } else hash = await node(hash, sibling)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hex(hash) === proof.root.toLowerCase()
}
