// Somebody who listens to /api/v1/live as a page does.

import assert from 'node:assert/strict'
import {checkResponse, type Client} from './api.ts'

export interface LiveEvent {
  id: string
  name: string
  data: any
}

export class Listening {
  readonly heard: LiveEvent[] = []
  /** True once the server has ended the stream. */
  over = false
  private readonly stop: AbortController
  private told: (() => void)[] = []

  private constructor(stop: AbortController) {
    this.stop = stop
  }

  /** A stream of the person, open and ready. */
  static async open(client: Client, last = ''): Promise<Listening> {
    const {response, stop} = await ask(client, last)
    assert.equal(response.status, 200, await (response.status === 200 ? '' : response.text()))
    const one = new Listening(stop)
    void one.read(response)
    await one.hears('ready')
    return one
  }

  /** The problem with which a stream is refused. */
  static async refused(client: Client): Promise<any> {
    const {response} = await ask(client, '')
    const text = await response.text()
    checkResponse('GET', '/api/v1/live', response, text)
    return JSON.parse(text)
  }

  /** Waits for an event of the name, heard already or to come. */
  async hears(name: string, is: (event: LiveEvent) => boolean = () => true): Promise<LiveEvent> {
    return this.wait(() => this.heard.find((event) => event.name === name && is(event)), name)
  }

  /** Waits until the server ends the stream. */
  async ends(): Promise<void> {
    await this.wait(() => this.over || undefined, 'its end')
  }

  names(): string[] {
    return this.heard.map(({name}) => name)
  }

  close(): void {
    this.stop.abort()
  }

  private async wait<T>(found: () => T | undefined, what: string): Promise<T> {
    const late = AbortSignal.timeout(5_000)
    while (true) {
      const value = found()
      if (value !== undefined) return value
      if (late.aborted) throw new Error(`did not hear ${what}, but ${JSON.stringify(this.heard)}`)
      await new Promise<void>((done) => {
        this.told.push(done)
        late.addEventListener('abort', () => done(), {once: true})
      })
    }
  }

  private async read(response: Response): Promise<void> {
    let rest = ''
    try {
      for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
        rest += bytes
        const blocks = rest.split('\n\n')
        rest = blocks.pop()!
        for (const block of blocks) this.take(block)
        this.tell()
      }
    } catch {
      // Broken off by one side or the other.
    }
    this.over = true
    this.tell()
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
    if (field('event')) this.heard.push({id: field('id'), name: field('event'), data: JSON.parse(field('data'))})
  }

  private tell(): void {
    for (const done of this.told.splice(0)) done()
  }
}

async function ask(client: Client, last: string) {
  const stop = new AbortController()
  const headers: Record<string, string> = {Cookie: client.cookie, Accept: 'text/event-stream'}
  if (last) headers['Last-Event-ID'] = last
  const response = await fetch(`${client.url}/api/v1/live`, {headers, signal: stop.signal})
  if (response.status === 200) checkResponse('GET', '/api/v1/live', response, '')
  return {response, stop}
}
