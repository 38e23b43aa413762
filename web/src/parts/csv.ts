// A table as CSV that spreadsheets open: UTF-8 with its mark, cells in quotes. A cell that a
// spreadsheet would take for a formula is made a text.
export function csv_of(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(value)
    const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
    return `"${safe.replaceAll('"', '""')}"`
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

// Gives the browser a file to save.
export function save_csv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv_of(rows)], { type: 'text/csv' }))
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
