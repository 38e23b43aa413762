// What an assessment counts, in the order in which a case goes through it.
const order = [
  'reported',
  'accepted',
  'dispatched',
  'returned',
  'finished',
  'reworked',
  'closed',
  'solved',
  'excluded',
  'due',
  'due_deferred',
  'due_extended',
  'due_closed',
  'due_in_time',
  'rated',
  'satisfied',
  'satisfied_answer',
]

// The measures that any row has, the known ones first.
export function measures_in(rows: readonly { counts: Record<string, number> }[]): string[] {
  const all = new Set(rows.flatMap(({ counts }) => Object.keys(counts)))
  const known = order.filter((one) => all.has(one))
  return [...known, ...[...all].filter((one) => !order.includes(one)).sort()]
}
