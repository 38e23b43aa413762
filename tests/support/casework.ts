// A sample district that carries cases: the package that ./dev new-service begins with, at the desk
// of government-services.

import {cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {existsSync} from 'node:fs'
import path from 'node:path'
import {District} from './district.ts'
import {root} from './program.ts'

export const sample = 'test/sample'
export const desk = 'government-services'

/** Monday, 10 in the morning. */
export const monday = '2026-03-02T02:00:00Z'

type Edit = (text: string) => string

/** Writes a package into the folder of services, each file changed by the edit of its name. */
async function writeService(data: string, name: string, number: string, edits: Record<string, Edit> = {}): Promise<void> {
  const from = path.join(root, 'tools/service_template')
  const to = path.join(data, 'services/test', name)
  await mkdir(path.join(to, 'text'), {recursive: true})
  const files = (await readdir(from, {recursive: true})).filter((file) => path.extname(file) && !file.startsWith('scenarios'))
  for (const file of files) {
    const text = (await readFile(path.join(from, file), 'utf8'))
      .replaceAll('@ID@', `test/${name}`)
      .replaceAll('@NAME@', name)
      .replaceAll('@NUMBER@', number)
    await writeFile(path.join(to, file), edits[file]?.(text) ?? text)
  }
}

/** What the sample service allows, for tests that need more than the template does. */
export const allowsAll: Edit = (text) =>
  text
    .replace('allows: [transfer, delegate, suspend]', 'allows: [transfer, delegate, suspend, take_back]')
    .replace('allows: [return, transfer,', 'allows: [return, defer, transfer,')

/** A served district with the service test/sample, at a clock that stands still; `extra` as in District.start. */
export function startCasework(
  edits: Record<string, Edit> = {'service.yaml': allowsAll},
  extra: string[] = [],
): Promise<District> {
  return District.start('qiming', ['--simulated-clock', monday, ...extra], async (data) => {
    await writeService(data, 'sample', 'SP', edits)
    if (!existsSync(path.join(data, 'calendars'))) {
      await cp(path.join(root, 'catalog/calendars'), path.join(data, 'calendars'), {recursive: true})
    }
    await writeFile(path.join(data, 'district/services.yaml'), `${sample}: {desk: ${desk}}\n`)
  })
}

export interface ReportFields {
  service?: string
  channel?: string
  applicant?: Record<string, string>
  place?: Record<string, unknown>
  form?: Record<string, unknown>
}

/** A report of a resident, with what is to be other than usual. */
export function report(fields: ReportFields = {}) {
  return {
    service: sample,
    channel: 'desk',
    applicant: {kind: 'resident', name: '王小明', phone: '13800138000', email: 'wang@example.cn'},
    form: {category: 'first', title: '路灯不亮已三天', description: '南门外大街路灯三天没有亮，夜里看不清路。'},
    ...fields,
  }
}

export const answer = {answer: '路灯已经修好，今晚起正常照明。'}
