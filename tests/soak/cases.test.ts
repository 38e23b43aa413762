// A district after years: two million cases, and fifty new ones every second while its people work.
// Pages are asked for one at a time; the 95th percentile of each kind of page is held to 100 ms, the
// start of the program to 3 s. Then a million open cases wait for their timers: 99 in 100 fire
// within a second of their time, and waiting costs the processor next to nothing.
//
// LUOSHI_SOAK_CASES makes it smaller; LUOSHI_SOAK_DATA names a folder to fill once and use again.

import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {after, describe, test, type TestContext} from 'node:test'
import {Client} from '../support/api.ts'
import {password} from '../support/district.ts'
import {command, readAccounts, removeDataDirectory, root, type Running, serve} from '../support/program.ts'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'

const cases = Number(process.env['LUOSHI_SOAK_CASES'] ?? 2_000_000)
const kept = process.env['LUOSHI_SOAK_DATA']
const arrivals = 50
const asksEach = Number(process.env['LUOSHI_SOAK_ASKS'] ?? 30)

/** A filled data directory, and the first passwords of its people. */
async function filled(name: string, options: string[]): Promise<{data: string; accounts: Map<string, string>}> {
  const folder = kept ? path.join(kept, name) : await mkdtemp(path.join(tmpdir(), 'luoshi-soak-'))
  const data = path.join(folder, 'data')
  const list = path.join(folder, 'accounts.txt')
  if (!existsSync(list)) {
    mkdirSync(folder, {recursive: true})
    const made = await command('init', '--data', data, '--district', 'catalog/districts/qiming')
    assert.equal(made.code, 0, made.stderr)
    execFileSync(path.join(root, 'build/release/many_cases'), ['--data', data, ...options], {stdio: 'inherit'})
    writeFileSync(list, made.stdout)
  }
  return {data, accounts: readAccounts(readFileSync(list, 'utf8'))}
}

async function logIn(url: string, accounts: Map<string, string>, login: string): Promise<Client> {
  const client = new Client(url)
  if ((await client.logIn(login, password)).status === 201) return client
  const first = accounts.get(login)!
  assert.equal((await client.logIn(login, first)).status, 201, login)
  client.remember(await client.put('/api/v1/session/password', {current: first, new: password}))
  return client
}

/** Milliseconds at a share of the waits, from 0 to 1. */
const at = (waits: number[], share: number) => waits.toSorted((a, b) => a - b)[Math.min(waits.length - 1, Math.floor(waits.length * share))]!

/** New cases, so many a second whatever the replies do, until it is stopped. */
function arriving(client: Client): {waits: number[]; failed: () => number; stop: () => Promise<void>} {
  const waits: number[] = []
  const open = new Set<Promise<void>>()
  let failed = 0
  let sent = 0
  const send = async (n: number) => {
    const begun = performance.now()
    const reply = await fetch(`${client.url}/api/v1/cases`, {
      method: 'POST',
      headers: {Cookie: client.cookie, 'X-CSRF-Token': client.csrf, 'Content-Type': 'application/json'},
      body: JSON.stringify({
        service: 'city/management-case',
        channel: 'desk',
        applicant: {kind: 'resident', name: '赵岚', phone: `137${String(n).padStart(8, '0')}`},
        place: {longitude: 117.48 + (n % 400) / 10_000, latitude: 39.49 + (n % 170) / 10_000, address: `书院路${n}号附近`},
        form: {category: '010105', description: `书院路${n}号附近路灯不亮，请尽快处理。`},
      }),
    })
    const words = await reply.text()
    if (reply.status !== 201 && failed++ === 0) console.error(reply.status, words)
    waits.push(performance.now() - begun)
  }
  const timer = setInterval(() => {
    const one = send(sent++).catch(() => void failed++)
    open.add(one)
    void one.finally(() => open.delete(one))
  }, 1000 / arrivals)
  return {
    waits,
    failed: () => failed,
    stop: async () => {
      clearInterval(timer)
      await Promise.all(open)
    },
  }
}

const q = encodeURIComponent
const year = new Date().getFullYear()
const city = 'service=city/management-case'
const pages: Record<string, string[]> = {
  workbench: ['tasks?limit=50', 'tasks/counts', 'tasks?whose=unit&limit=50', 'tasks?overdue=true&limit=50'],
  search: [`cases?q=${q('路灯')}&limit=50`, `cases?q=${q('井盖损坏')}&limit=50`, `cases?q=${q('砚池里')}&state=open&limit=50`, `cases?q=${q('三槐里 油烟')}&limit=50`],
  'search counted': [`cases/count?q=${q('路灯')}`, `cases/count?q=${q('青石巷 护栏')}`],
  list: ['cases?limit=50', 'cases?state=open&limit=50', 'cases?state=open&category=010105&limit=50', `cases?${city}&stage=handling&state=open&limit=50`, 'cases?overdue=true&state=open&limit=50', 'cases?unit=city-management&limit=50'],
  'list counted': ['cases/count', 'cases/count?state=open', `cases/count?${city}&state=closed`],
  'map window': ['cases/map?state=open&window=117.495,39.495,117.505,39.503', 'cases/map?state=open&window=117.46,39.47,117.55,39.53', 'cases/map?window=117.499,39.499,117.501,39.501', 'cases/map?window=117.46,39.47,117.55,39.53'],
  assessment: ['all', 'unit', 'subdistrict', 'category'].flatMap((by) => [`assessment?${city}&by=${by}`, `assessment?${city}&by=${by}&from=${year - 1}-01-01&to=${year - 1}-12-31`]),
}
const people: Record<string, string[]> = {
  assessment: ['reviewer', 'dispatcher-grid'],
  '': ['reviewer', 'dispatcher-grid', 'handler-city-management', 'handler-services'],
}

let running: Running | undefined
const made: string[] = []
after(async () => {
  await running?.stop()
  if (!kept) for (const data of made) await removeDataDirectory(data)
})

async function start(data: string): Promise<number> {
  const begun = performance.now()
  running = await serve(data)
  return performance.now() - begun
}

async function measured(t: TestContext, clients: Map<string, Client>): Promise<string[]> {
  const slow: string[] = []
  for (const [kind, targets] of Object.entries(pages)) {
    const all: number[] = []
    for (const target of targets) {
      for (const login of people[kind] ?? people['']!) {
        const client = clients.get(login)!
        const waits: number[] = []
        for (let n = 0; n < asksEach; n++) {
          const begun = performance.now()
          const reply = await fetch(`${client.url}/api/v1/${target}`, {headers: {Cookie: client.cookie}})
          await reply.arrayBuffer()
          waits.push(performance.now() - begun)
          if (reply.status !== 200) throw new Error(`${login} ${target}: ${reply.status}`)
        }
        all.push(...waits)
        if (at(waits, 0.95) > 50) t.diagnostic(`  ${login} ${decodeURIComponent(target)}: p50 ${at(waits, 0.5).toFixed(1)}, p95 ${at(waits, 0.95).toFixed(1)} ms`)
      }
    }
    t.diagnostic(`${kind}: p50 ${at(all, 0.5).toFixed(1)}, p95 ${at(all, 0.95).toFixed(1)} ms`)
    // A page does not wait for the count beside it, so that is told and not held to the bar.
    if (at(all, 0.95) > 100 && !kind.endsWith('counted')) slow.push(kind)
  }
  return slow
}

describe('a district after years', () => {
  test('serves its pages while cases arrive', {timeout: 7_200_000}, async (t) => {
    const {data, accounts} = await filled('years', ['--cases', String(cases)])
    made.push(data)
    const first = await start(data)
    t.diagnostic(`started in ${Math.round(first)} ms`)
    const clients = new Map<string, Client>()
    for (const login of people['']!) clients.set(login, await logIn(running!.url, accounts, login))
    const load = arriving(clients.get('dispatcher-grid')!)
    const slow = await measured(t, clients)
    await load.stop()
    t.diagnostic(`${load.waits.length} cases arrived: p50 ${at(load.waits, 0.5).toFixed(1)}, p95 ${at(load.waits, 0.95).toFixed(1)} ms`)
    assert.equal(load.failed(), 0)
    await running!.stop()
    const again = await start(data)
    t.diagnostic(`started again in ${Math.round(again)} ms`)
    await running!.stop()
    assert.ok(Math.max(first, again) < 3000, 'the start took longer than 3 s')
    assert.deepEqual(slow, [])
  })

  test('fires the timers of a million open cases', {timeout: 7_200_000}, async (t) => {
    const open = String(Math.min(cases, 1_000_000))
    const {data, accounts} = await filled('open', ['--cases', open, '--open', open, '--leave-timers'])
    made.push(data)
    const due = spread(data)
    await start(data)
    const client = await logIn(running!.url, accounts, 'reviewer')
    const idle = await processorShare(running!.process.pid!, due[0]! - Date.now() - 2000)
    t.diagnostic(`waiting: ${(idle * 100).toFixed(2)} % of a processor`)
    const late = await lateness(client, due)
    t.diagnostic(`${due.length} timers, fired as seen from outside: p50 ${at(late, 0.5)}, p99 ${at(late, 0.99)} ms after their time`)
    assert.ok(idle < 0.02)
    assert.ok(at(late, 0.99) <= 1000)
  })
})

/** Lets the limits of 6,000 cases run out in a minute that begins in 45 s, all others next month; the times, in order. */
function spread(data: string): number[] {
  const every = 10
  const [first, count] = execFileSync(path.join(root, 'build/release/spread_timers'), ['--data', data, '--every', String(every)], {encoding: 'utf8'}).split(' ').map(Number)
  return Array.from({length: count!}, (_, n) => first! + n * every)
}

/** Processor time of a process over some milliseconds, as a share of one processor. */
async function processorShare(pid: number, ms: number): Promise<number> {
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  }
  const before = ticks()
  await new Promise((resolve) => setTimeout(resolve, ms))
  return ((ticks() - before) * 10) / ms
}

/** For each timer how long after its time the count of overdue cases had passed it, in milliseconds. */
async function lateness(client: Client, due: number[]): Promise<number[]> {
  const late: number[] = []
  while (late.length < due.length && Date.now() < due.at(-1)! + 60_000) {
    const reply = await client.get('/api/v1/cases/count?overdue=true&state=open')
    const now = Date.now()
    for (let n = late.length; n < reply.body.count; n++) late.push(Math.max(0, now - due[n]!))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.equal(late.length, due.length, 'not every timer has fired')
  return late
}
