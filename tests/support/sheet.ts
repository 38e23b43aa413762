// The first sheet of a workbook as a grid of words and back, for tests that edit tables as people
// do in Excel, WPS or LibreOffice.

import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import {unzip, zipOf} from './zip.ts'

const unescape = (text: string) =>
  text
    .replaceAll(/&#(x?)([0-9a-fA-F]+);/g, (_, hex, digits) => String.fromCodePoint(parseInt(digits, hex ? 16 : 10)))
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = (xml: string) =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map((found) => unescape(found[1]!)).join('')

function columnOf(reference: string): number {
  return [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** "B7" for row 6, column 1. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters + String(row + 1)
}

export function readSheet(bytes: Buffer): string[][] {
  const files = unzip(bytes)
  const shared = [...(files['xl/sharedStrings.xml']?.toString() ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map((one) => words(one[1]!))
  const sheet = files['xl/worksheets/sheet1.xml']!.toString()
  const rows: string[][] = []
  for (const cell of sheet.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const [, letters, number, attributes, content = ''] = cell
    const value = /<v>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? ''
    const text = /t="s"/.test(attributes!) ? shared[Number(value)]! : /t="inlineStr"/.test(attributes!) ? words(content) : unescape(value)
    const row = (rows[Number(number) - 1] ??= [])
    row[columnOf(letters!)] = text
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? ''))
}

/** A workbook of one sheet; `merges` are ranges as "B3:B4". */
export function writeSheet(rows: string[][], merges: string[] = []): Buffer {
  const cells = rows.map((row, r) =>
    `<row r="${r + 1}">${row.map((text, c) => (text === '' ? '' : `<c r="${addressOf(r, c)}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`)).join('')}</row>`)
  const merged = merges.length ? `<mergeCells>${merges.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>` : ''
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData>${merged}</worksheet>`,
  })
}

/** What LibreOffice makes of the file, in the format asked for; null where it is not installed. */
async function converted(name: string, bytes: Buffer, to: string, reading = ''): Promise<Buffer | null> {
  const run = promisify(execFile)
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-office-'))
  try {
    await run('soffice', ['--version'])
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    const out = path.join(folder, 'out')
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const asked = [...(reading ? [`--infilter=${reading}`] : []), '--convert-to', to, '--outdir', out, file]
    await run('soffice', [profile, '--headless', ...asked])
    return await readFile(path.join(out, `${path.parse(name).name}.${to.split(':')[0]}`))
  } catch (error) {
    if ((error as {code?: string}).code === 'ENOENT') return null
    throw error
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** The workbook opened and saved again by LibreOffice; null where it is not installed. */
export const throughLibreOffice = (bytes: Buffer): Promise<Buffer | null> => converted('table.xlsx', bytes, 'xlsx')

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** The first sheet edited in LibreOffice, headless: its cells go out to `edit` and what comes back is
 * read as if typed, so that a date becomes a date; null where LibreOffice is not installed. */
export async function editedInLibreOffice(bytes: Buffer, edit: (rows: string[][]) => void): Promise<Buffer | null> {
  const utf8 = '44,34,76,1'
  const csv = await converted('table.xlsx', bytes, `csv:Text - txt - csv (StarCalc):${utf8},,0,false,true`)
  if (!csv) return null
  const rows = readCsv(csv.toString('utf8'))
  edit(rows)
  const typed = (cell: string) => (/^\d{4}-\d\d-\d\d$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`)
  const text = rows.map((row) => row.map(typed).join(',')).join('\n')
  return converted('edited.csv', Buffer.from(text), 'xlsx', `Text - txt - csv (StarCalc):${utf8},,0,true,true`)
}
