// What the server says on the stream of changes, and how soon a lost one is opened anew. Pure.

export type Heard = { kind: 'case'; id: string; version: number } | { kind: 'tasks' | 'stale' }

// Nothing for what is no event of ours: a later server may say more.
export function heard(name: string, data: string): Heard | null {
  if (name === 'tasks' || name === 'stale') return { kind: name }
  if (name !== 'case') return null
  try {
    const { id, version } = JSON.parse(data) as { id?: unknown; version?: unknown }
    if (typeof id !== 'string' || typeof version !== 'number') return null
    return { kind: 'case', id, version }
  } catch {
    return null
  }
}

const pause_ms_first = 1_000
const pause_ms_max = 60_000

// After so many failures one after the other; `chance` from 0 to 1 spreads the pages of an office
// that all lost their streams at once.
export function pause_ms(failures: number, chance: number): number {
  const longest = Math.min(pause_ms_first * 2 ** Math.max(failures - 1, 0), pause_ms_max)
  return Math.round(longest * (0.5 + chance / 2))
}
