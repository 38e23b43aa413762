// A text addressed by Unicode code points, as the API counts, over strings that count UTF-16.

export class CodePoints {
  readonly length: number
  private readonly points: string[]

  constructor(text: string) {
    this.points = Array.from(text)
    this.length = this.points.length
  }

  slice(begin: number, end: number): string {
    return this.points.slice(begin, end).join('')
  }

  // The span without white space at its ends.
  trimmed(begin: number, end: number): [number, number] {
    let [from, to] = [begin, end]
    while (from < to && /\s/.test(this.points[from] ?? '')) from += 1
    while (to > from && /\s/.test(this.points[to - 1] ?? '')) to -= 1
    return [from, to]
  }

  // Every place where the words stand, white space in either aside; at most `limit` of them.
  find(words: string, limit: number): [number, number][] {
    const wanted = Array.from(words).filter((point) => !/\s/.test(point))
    if (wanted.length === 0) return []
    const dense: number[] = []
    this.points.forEach((point, at) => {
      if (!/\s/.test(point)) dense.push(at)
    })
    const found: [number, number][] = []
    for (let start = 0; start + wanted.length <= dense.length && found.length < limit; start += 1) {
      if (wanted.every((point, step) => this.points[dense[start + step] ?? -1] === point)) {
        found.push([dense[start] ?? 0, (dense[start + wanted.length - 1] ?? 0) + 1])
      }
    }
    return found
  }
}

// How many code points the first `units` UTF-16 units of a string are.
export function points_before(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length
}
