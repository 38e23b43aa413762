// Cuts a piece of text where items begin and end, so that each run of words belongs to one set of
// items. Pure: spans in, runs out.

export interface Spanned {
  id: string
  begin: number
  end: number
}

export interface Segment {
  begin: number
  end: number
  items: string[] // the shortest item first: it is the one a click means
  quantity: boolean
}

export function segments(
  begin: number,
  end: number,
  items: readonly Spanned[],
  quantities: readonly { begin: number; end: number }[] = [],
): Segment[] {
  const here = items.filter((item) => item.begin < end && item.end > begin && item.begin < item.end)
  const counted = quantities.filter((one) => one.begin < end && one.end > begin)
  const cuts = new Set([begin, end])
  for (const span of [...here, ...counted]) {
    if (span.begin > begin) cuts.add(span.begin)
    if (span.end < end) cuts.add(span.end)
  }
  const at = [...cuts].sort((left, right) => left - right)
  const by_length = here.toSorted(
    (left, right) => left.end - left.begin - (right.end - right.begin),
  )
  const runs: Segment[] = []
  for (let index = 0; index + 1 < at.length; index += 1) {
    const from = at[index] ?? begin
    const to = at[index + 1] ?? end
    runs.push({
      begin: from,
      end: to,
      items: by_length
        .filter((item) => item.begin <= from && item.end >= to)
        .map((item) => item.id),
      quantity: counted.some((one) => one.begin <= from && one.end >= to),
    })
  }
  return runs
}

// What a second click on the same words means: the next longer item there, then the first again.
export function next_at(items: readonly string[], current: string | null): string | null {
  const at = current === null ? -1 : items.indexOf(current)
  return items[(at + 1) % Math.max(items.length, 1)] ?? null
}
