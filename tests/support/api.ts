// A client of the API that holds every response against api/openapi.yaml, so that the description
// and the program cannot part company unseen.

import {Ajv2020} from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {parse} from 'yaml'
import {root} from './program.ts'

interface Operation {
  responses: Record<string, {$ref?: string; content?: Record<string, {schema?: object}>}>
}

const description = parse(readFileSync(path.join(root, 'api/openapi.yaml'), 'utf8'))
const ajv = new Ajv2020({strict: false, allErrors: true})
addFormats.default(ajv)
ajv.addSchema({$id: 'openapi', components: description.components})

const operations = Object.entries(description.paths as Record<string, Record<string, Operation>>)
  .flatMap(([pattern, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        pattern,
        match: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
        operation,
      })),
  )
  // A fixed path wins over one with a parameter, as in the router.
  .sort((a, b) => a.pattern.split('{').length - b.pattern.split('{').length)

/** Compiled schemas by their place in the description; compiling takes longer than a request. */
const validators = new Map<object, ReturnType<typeof ajv.compile>>()

/** Operations that some response was checked for, as "GET /health". */
export const exercised = new Set<string>()
export const described = operations.map((o) => `${o.method} ${o.pattern}`)

function resolve<T>(value: T & {$ref?: string}): T {
  if (!value?.$ref) return value
  const found = value.$ref
    .slice(2)
    .split('/')
    .reduce((at: any, key) => at[key], description)
  return resolve(found)
}

function absolute(schema: unknown): any {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components'))
}

/** Fails unless the response is one that the description promises for this request. */
export function checkResponse(method: string, pathname: string, response: Response, body: string): void {
  const found = operations.find((o) => o.method === method && o.match.test(pathname))
  if (!found) {
    assert.ok(response.status >= 400, `${method} ${pathname} is not described`)
    return
  }
  exercised.add(`${found.method} ${found.pattern}`)
  const promised = found.operation.responses[String(response.status)] ?? found.operation.responses['default']
  assert.ok(promised, `${method} ${found.pattern}: status ${response.status} is not described`)
  const content = resolve(promised).content
  if (response.status === 304) return
  if (!content) {
    assert.equal(body, '', `${method} ${found.pattern}: a body that is not described`)
    return
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!
  const media = content[type] ?? content['*/*']
  assert.ok(media, `${method} ${found.pattern} ${response.status}: media type ${type} is not described\n${body.slice(0, 300)}`)
  if (!media.schema || !type.endsWith('json')) return
  const validate = validators.get(media.schema) ?? ajv.compile(absolute(media.schema))
  validators.set(media.schema, validate)
  assert.ok(
    validate(JSON.parse(body)),
    `${method} ${found.pattern} ${response.status}: ${ajv.errorsText(validate.errors)}\n${body.slice(0, 600)}`,
  )
}

export interface Reply<T = any> {
  status: number
  body: T
  etag: string
  headers: Headers
  raw: Buffer
}

export interface Options {
  body?: unknown
  form?: FormData
  headers?: Record<string, string>
}

/** One person at one server: keeps the cookie and the CSRF token, checks every response. */
export class Client {
  readonly url: string
  cookie = ''
  csrf = ''
  language = 'zh-CN'

  constructor(url: string) {
    this.url = url
  }

  async request<T = any>(method: string, target: string, options: Options = {}): Promise<Reply<T>> {
    const headers: Record<string, string> = {'Accept-Language': this.language, ...options.headers}
    if (this.cookie) headers['Cookie'] = this.cookie
    if (method !== 'GET' && this.csrf) headers['X-CSRF-Token'] ??= this.csrf
    let body: string | FormData | undefined = options.form
    if (options.body !== undefined) {
      headers['Content-Type'] ??= 'application/json'
      body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body)
    }
    const response = await fetch(this.url + target, {method, headers, body, redirect: 'manual'})
    const raw = Buffer.from(await response.arrayBuffer())
    const text = raw.toString('utf8')
    const {pathname} = new URL(target, this.url)
    if (pathname.startsWith('/api/') || pathname === '/health') checkResponse(method, pathname, response, text)
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      body: json && text ? JSON.parse(text) : (text as T),
      etag: response.headers.get('etag') ?? '',
      headers: response.headers,
      raw,
    }
  }

  get<T = any>(target: string, options?: Options) {
    return this.request<T>('GET', target, options)
  }
  post<T = any>(target: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.request<T>('POST', target, {body, headers})
  }
  put<T = any>(target: string, body: unknown, headers: Record<string, string> = {}) {
    return this.request<T>('PUT', target, {body, headers})
  }
  patch<T = any>(target: string, body: unknown, etag: string, headers: Record<string, string> = {}) {
    return this.request<T>('PATCH', target, {body, headers: {'If-Match': etag, ...headers}})
  }

  async logIn(login: string, password: string): Promise<Reply> {
    const reply = await this.post('/api/v1/session', {login, password})
    if (reply.status === 201) this.remember(reply)
    return reply
  }

  /** Keeps the cookie and the token of a reply that began a session. */
  remember(reply: Reply): void {
    this.cookie = reply.headers.getSetCookie().map((c) => c.split(';')[0]!).find((c) => c.includes('luoshi=')) ?? this.cookie
    this.csrf = reply.body.csrf
  }
}
