// Where an item may be cut in two: after each mark of punctuation inside its words. Pure.

export interface Clause {
  begin: number
  end: number
  words: string
}

const stops = new Set(Array.from('，。；、,;：:！!？?'))

// Clauses of `words`, offsets counted in code points from `base`.
export function clauses(words: string, base: number): Clause[] {
  const points = Array.from(words)
  const found: Clause[] = []
  let begin = 0
  points.forEach((point, at) => {
    const last = at === points.length - 1
    if (!stops.has(point) && !last) return
    const next = points[at + 1]
    if (!last && next !== undefined && stops.has(next)) return
    found.push({
      begin: base + begin,
      end: base + at + 1,
      words: points.slice(begin, at + 1).join(''),
    })
    begin = at + 1
  })
  return found
}

// Joins clauses into parts; `cuts` holds the indices of the clauses a part ends with.
export function parts(all: readonly Clause[], cuts: ReadonlySet<number>): Clause[] {
  const made: Clause[] = []
  let open: Clause | null = null
  all.forEach((clause, at) => {
    open = open
      ? { begin: open.begin, end: clause.end, words: open.words + clause.words }
      : { ...clause }
    if (cuts.has(at) || at === all.length - 1) {
      made.push(bare(open))
      open = null
    }
  })
  return made
}

// Without the punctuation it ends with, as the reader's own spans are.
function bare(clause: Clause): Clause {
  const points = Array.from(clause.words)
  let length = points.length
  while (length > 1 && stops.has(points[length - 1] ?? '')) length -= 1
  return {
    begin: clause.begin,
    end: clause.begin + length,
    words: points.slice(0, length).join(''),
  }
}

// The words of a part without the punctuation at its ends, no longer than `limit` code points.
export function headline_of(words: string, limit: number): string {
  const points = Array.from(words.replace(/\s+/g, ''))
  while (points.length && stops.has(points[points.length - 1] ?? '')) points.pop()
  while (points.length && stops.has(points[0] ?? '')) points.shift()
  return points.slice(0, limit).join('')
}
