// What a person is told of an entry: one line for each thing that changed. Rows of other tables that
// belong to the record (its figures, its supporting units) become a line each. Pure.
import type { Change, Entry, Quantity, Scalar } from '../api/types.ts'

export interface Line {
  field: string
  before: Scalar | undefined
  after: Scalar
}

export interface Words {
  quantity: (one: Quantity) => string
  milestone: (one: { period: string; percent: number | null; words: string }) => string
  unit: (id: string) => string
}

// Columns that only repeat what the entry already says, or serve the program.
const quiet = new Set([
  'version',
  'changed_ms',
  'created_ms',
  'approved_ms',
  'id',
  'source',
  'source_rank',
  'position',
  'number',
  'serial',
  'part',
  'year',
  'span_begin',
  'span_end',
  'read_begin',
  'read_end',
  'sheet_row',
  'quantity_count',
  'edited_by',
  'accepted_by',
  'confirmed_by',
  'certainty',
  'doubt',
  'suggested_unit',
  'suggested_reason',
  'suggested_detail',
  'has_text',
  'issued_ms',
  'acknowledged_ms',
  'amended',
])

// Of rows that hang on a record only what a person wrote is told; the act says the rest.
const told_columns: Record<string, Set<string>> = {
  comment: new Set(['words', 'answer']),
  amendment: new Set(['decided_by_words', 'decided_on', 'reason', 'refusal']),
}

const empty = (value: Scalar | undefined) => value === undefined || value === null || value === ''

type Row = Record<string, Scalar>

function quantity_of(row: Row): Quantity {
  const text = (name: string) => (empty(row[name]) ? null : String(row[name]))
  return {
    value: text('value'),
    low: text('low'),
    high: text('high'),
    unit: text('unit') ?? '-',
    kind: (text('kind') ?? 'target') as Quantity['kind'],
    qualifier: (text('qualifier') ?? 'exact') as Quantity['qualifier'],
    role: (text('role') ?? 'level') as Quantity['role'],
    indicator: text('indicator') ?? '',
    year: null,
    computed: row['computed'] === 1,
  }
}

const row_fields: Record<string, string> = {
  item_unit: 'supporting_units',
  quantity: 'quantities',
  milestone: 'milestones',
}

function row_words(table: string, row: Row | undefined, words: Words): Scalar {
  if (!row || row['active'] === 0) return null
  if (table === 'quantity') return words.quantity(quantity_of(row))
  if (table === 'milestone') {
    return words.milestone({
      period: String(row['period'] ?? ''),
      percent: typeof row['percent'] === 'number' ? row['percent'] : null,
      words: String(row['words'] ?? ''),
    })
  }
  return words.unit(String(row['unit'] ?? ''))
}

// Lines by the entry's number. `entries` newest first, as the API gives them.
export function lines_of(entries: readonly Entry[], words: Words): Map<number, Line[]> {
  const rows = new Map<string, Row>()
  const told = new Map<number, Line[]>()
  for (const entry of entries.toReversed()) {
    const lines: Line[] = []
    const touched = new Map<string, Change[]>()
    for (const change of entry.changes) {
      if (change.table in row_fields) {
        const key = `${change.table} ${change.id}`
        touched.set(key, [...(touched.get(key) ?? []), change])
      } else if (told_columns[change.table]?.has(change.column) === false) {
        continue
      } else if (!quiet.has(change.column) && !(empty(change.before) && empty(change.after))) {
        lines.push({ field: change.column, before: change.before, after: change.after })
      }
    }
    for (const [key, changes] of touched) {
      const table = changes[0]?.table ?? ''
      const old = rows.get(key)
      const fresh: Row = {
        ...old,
        ...Object.fromEntries(changes.map(({ column, after }) => [column, after])),
      }
      rows.set(key, fresh)
      const [before, after] = [row_words(table, old, words), row_words(table, fresh, words)]
      if (before !== after) lines.push({ field: row_fields[table] ?? table, before, after })
    }
    told.set(entry.seq, lines)
  }
  return told
}
