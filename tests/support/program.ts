// Starts the program on a data directory of its own, as an operator would, and stops it.

import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {promisify} from 'node:util'

const run = promisify(execFile)

export const root = path.resolve(import.meta.dirname, '../..')
export const program = process.env['LUOSHI_PROGRAM'] ?? path.join(root, 'build/dev/luoshi')

export type Accounts = Map<string, string>

export interface Running {
  url: string
  metricsUrl: string
  data: string
  process: ChildProcess
  /** Stops the server as an operator would (SIGTERM); the data directory stays. */
  stop(): Promise<void>
  /** Ends the server in the middle of whatever it does (SIGKILL). */
  kill(): Promise<void>
}

export interface Finished {
  code: number
  stdout: string
  stderr: string
}

/** Runs one command of the program to its end. */
export async function command(...args: string[]): Promise<Finished> {
  try {
    const {stdout, stderr} = await run(program, args, {maxBuffer: 64 << 20, cwd: root})
    return {code: 0, stdout, stderr}
  } catch (error) {
    const {code, stdout, stderr} = error as {code: number; stdout: string; stderr: string}
    return {code, stdout, stderr}
  }
}

/** A data directory of the sample district, and the first passwords of its accounts by log-in. */
export async function newDataDirectory(district = 'qiming'): Promise<{data: string; accounts: Accounts}> {
  const data = path.join(await mkdtemp(path.join(tmpdir(), 'luoshi-test-')), 'data')
  const made = await command('init', '--data', data, '--district', `catalog/districts/${district}`)
  if (made.code !== 0) throw new Error(`init failed: ${made.stderr}`)
  return {data, accounts: readAccounts(made.stdout)}
}

/** Accounts stand one a line: log-in, password, roles, name, parted by tabs. */
export function readAccounts(stdout: string): Accounts {
  const accounts: Accounts = new Map()
  for (const line of stdout.split('\n')) {
    const [login, password] = line.split('\t')
    if (login && password) accounts.set(login, password)
  }
  return accounts
}

export async function removeDataDirectory(data: string): Promise<void> {
  await rm(path.dirname(data), {recursive: true, force: true})
}

/** `extra` are further options of `luoshi serve`. */
export async function serve(data: string, extra: string[] = []): Promise<Running> {
  const child = spawn(
    program,
    ['serve', '--data', data, '--listen', '127.0.0.1:0', '--metrics', '127.0.0.1:0', '--log', 'none', ...extra],
    {cwd: root, stdio: ['ignore', 'pipe', 'inherit']},
  )
  const [url, metricsUrl] = await addresses(child)
  const ended = once(child, 'exit')
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null) child.kill(signal)
    await ended
  }
  return {url, metricsUrl, data, process: child, stop: end('SIGTERM'), kill: end('SIGKILL')}
}

async function addresses(child: ChildProcess): Promise<[string, string]> {
  const found: string[] = []
  for await (const line of createInterface({input: child.stdout!})) {
    const url = /https?:\/\/\S+/.exec(line)?.[0]
    if (url) found.push(url)
    if (found.length === 2) return [found[0]!.replace(/\/$/, ''), found[1]!.replace(/\/$/, '')]
  }
  throw new Error(`the server ended with ${child.exitCode} before it listened`)
}
