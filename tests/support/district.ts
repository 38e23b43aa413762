// A served sample district with people who have logged in and changed their first passwords.

import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Client} from './api.ts'
import {type Accounts, newDataDirectory, removeDataDirectory, root, type Running, serve} from './program.ts'

export const password = 'a-long-enough passphrase 26'

export class District {
  readonly accounts: Accounts
  running: Running
  private readonly people = new Map<string, Client>()

  private readonly extra: string[]

  private constructor(running: Running, accounts: Accounts, extra: string[]) {
    this.running = running
    this.accounts = accounts
    this.extra = extra
  }

  /** `extra` are further options of `luoshi serve`; `prepare` changes the data before it is served. */
  static async start(
    district?: string,
    extra: string[] = [],
    prepare: (data: string) => Promise<void> = async () => {},
  ): Promise<District> {
    const {data, accounts} = await newDataDirectory(district)
    await prepare(data)
    return new District(await serve(data, extra), accounts, extra)
  }

  /** The person's client, logged in; the first time the first password is changed. */
  async as(login: string): Promise<Client> {
    const known = this.people.get(login)
    if (known) return known
    const client = new Client(this.running.url)
    const first = this.accounts.get(login)
    assert.ok(first, `no account ${login}`)
    assert.equal((await client.logIn(login, first)).status, 201)
    if (first !== password) {
      const changed = await client.put('/api/v1/session/password', {current: first, new: password})
      assert.equal(changed.status, 200, JSON.stringify(changed.body))
      client.remember(changed)
      this.accounts.set(login, password)
    }
    this.people.set(login, client)
    return client
  }

  /** Somebody who has not logged in. */
  visitor(): Client {
    return new Client(this.running.url)
  }

  /** Moves a simulated clock (`--simulated-clock`) and has the work of that day done. */
  moveClock(instant: string): Promise<Response> {
    return fetch(new URL('/clock', this.running.metricsUrl), {method: 'PUT', body: instant})
  }

  async stop(): Promise<void> {
    await this.running.stop()
    await removeDataDirectory(this.running.data)
  }

  /** Stops and starts the server on the same data. Sessions live on. */
  async restart(how: 'stop' | 'kill' = 'stop', extra = this.extra): Promise<void> {
    await this.running[how]()
    this.running = await serve(this.running.data, extra)
    const old = [...this.people]
    this.people.clear()
    for (const [login, client] of old) {
      const again = new Client(this.running.url)
      again.cookie = client.cookie
      again.csrf = client.csrf
      this.people.set(login, again)
    }
  }
}

/** A sample report of the fictional district. */
export function sampleReport(year: 2025 | 2026): string {
  return readFileSync(path.join(root, `catalog/districts/qiming/reports/${year}.txt`), 'utf8')
}

/** The same with every third paragraph: enough where each state of a page is searched whole. */
export function shortReport(year: 2025 | 2026): string {
  const lines = sampleReport(year).split('\n')
  let paragraph = 0
  return lines.filter((line) => line.length < 60 || paragraph++ % 3 === 0).join('\n')
}

/** The multipart form of an import. */
export function importForm(file: {name: string; bytes: string | Buffer}, kind = 'work_report'): FormData {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new File([file.bytes as any], file.name))
  return form
}
