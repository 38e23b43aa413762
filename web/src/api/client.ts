// The one way to the server: adds the session's token, an idempotency key and the language, and
// turns every failure into a Failure that carries a problem. Knows nothing of pages.
import { language } from '../text/index.ts'
import type { Problem } from './types.ts'

export class Failure extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

export interface Reply<T> {
  body: T
  etag: string
  status: number
}

export type Query = Record<string, string | number | boolean | null | undefined>

interface Options {
  query?: Query
  body?: unknown
  form?: FormData
  etag?: string
  key?: string
  signal?: AbortSignal
  second_try?: boolean
}

let csrf = ''
let on_logged_out: () => void = () => {}

export function set_csrf(token: string): void {
  csrf = token
}

export function when_logged_out(act: () => void): void {
  on_logged_out = act
}

export function query_string(query: Query | undefined): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') pairs.set(name, String(value))
  }
  const joined = pairs.toString()
  return joined && `?${joined}`
}

// A key for one act; kept by the caller over retries of the same act.
export function new_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function logged_out(): void {
  on_logged_out()
}

// After a log-in in another tab the session's token is another one.
async function renew_csrf(): Promise<boolean> {
  const response = await fetch('/api/v1/session', { headers: { Accept: 'application/json' } })
  if (!response.ok) return false
  csrf = ((await response.json()) as { csrf: string }).csrf
  return true
}

function problem_in_text(text: string, status: number): Problem {
  try {
    const body = JSON.parse(text) as Problem
    if (typeof body.title === 'string') return body
  } catch {
    // A proxy's own page: say what is known.
  }
  return { type: 'about:blank', id: 'client.no-answer', title: '', status }
}

const unreachable: Problem = {
  type: 'about:blank',
  id: 'client.unreachable',
  title: '',
  status: 0,
}

export async function ask<T>(
  method: string,
  path: string,
  options: Options = {},
): Promise<Reply<T>> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language.value })
  if (method !== 'GET') {
    headers.set('X-CSRF-Token', csrf)
    headers.set('Idempotency-Key', options.key ?? new_key())
  }
  if (options.etag) headers.set('If-Match', options.etag)
  let body: BodyInit | undefined
  if (options.form) body = options.form
  else if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json')
    body = JSON.stringify(options.body)
  }
  const request: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) request.body = body
  if (options.signal) request.signal = options.signal
  let response: Response
  try {
    response = await fetch(`/api/v1${path}${query_string(options.query)}`, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure(unreachable)
  }
  if (!response.ok) {
    const problem = problem_in_text(await response.text(), response.status)
    if (problem.id === 'request.no-csrf-token' && !options.second_try && (await renew_csrf())) {
      return ask<T>(method, path, { ...options, second_try: true })
    }
    // A form that was being sent keeps what was written; only a page that cannot load gives way.
    if (response.status === 401 && method === 'GET' && path !== '/session') on_logged_out()
    throw new Failure(problem)
  }
  const parsed = response.status === 204 ? undefined : await response.json()
  return { body: parsed as T, etag: response.headers.get('ETag') ?? '', status: response.status }
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const options: Options = {}
  if (query) options.query = query
  if (signal) options.signal = signal
  return (await ask<T>('GET', path, options)).body
}

// What is not JSON: a model as XML.
export async function get_text(path: string, query?: Query): Promise<string> {
  const headers = { 'Accept-Language': language.value }
  let response: Response
  try {
    response = await fetch(`/api/v1${path}${query_string(query)}`, { headers })
  } catch {
    throw new Failure(unreachable)
  }
  const text = await response.text()
  if (!response.ok) throw new Failure(problem_in_text(text, response.status))
  return text
}

export async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  etag?: string,
): Promise<T> {
  const options: Options = {}
  if (body !== undefined) options.body = body
  if (etag) options.etag = etag
  return (await ask<T>(method, path, options)).body
}

// Sends a form and tells how much of it has left, from 0 to 1; fetch cannot say that. `key` is kept
// over retries of the same form.
export function send_file<T>(
  path: string,
  form: FormData,
  told: (share: number) => void,
  key = new_key(),
): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}`)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', language.value)
    request.setRequestHeader('X-CSRF-Token', csrf)
    request.setRequestHeader('Idempotency-Key', key)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total)
    }
    request.onerror = () => failed(new Failure(unreachable))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done(JSON.parse(request.responseText) as T)
      else failed(new Failure(problem_in_text(request.responseText, request.status)))
    }
    request.send(form)
  })
}
