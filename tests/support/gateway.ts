// A district's gateway for notices: takes what the webhook sends, or refuses it, and checks each
// signature as the guide tells a receiver to.

import assert from 'node:assert/strict'
import {createHmac, timingSafeEqual} from 'node:crypto'
import {once} from 'node:events'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

export const secret = 'whsec_' + Buffer.from('a secret of thirty-two bytes ...').toString('base64')

export interface Delivery {
  id: string
  body: any
  status: number
}

export class Gateway {
  /** Everything that came, in order, with the status it was answered with. */
  readonly deliveries: Delivery[] = []
  /** What it answers; anything but 2xx refuses. */
  status = 204
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async start(): Promise<Gateway> {
    const gateway = new Gateway(createServer())
    gateway.server.on('request', async (request, response) => {
      let text = ''
      for await (const part of request.setEncoding('utf8')) text += part
      const id = String(request.headers['webhook-id'])
      checkSignature(id, request.headers, text)
      assert.equal(request.headers['content-type'], 'application/json')
      gateway.deliveries.push({id, body: JSON.parse(text), status: gateway.status})
      response.writeHead(gateway.status).end()
    })
    gateway.server.listen(0, '127.0.0.1')
    await once(gateway.server, 'listening')
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/luoshi`
  }
  taken(): Delivery[] {
    return this.deliveries.filter(({status}) => status < 300)
  }
  refused(): Delivery[] {
    return this.deliveries.filter(({status}) => status >= 300)
  }

  async stop(): Promise<void> {
    this.server.close()
    this.server.closeAllConnections()
    await once(this.server, 'close')
  }
}

function checkSignature(id: string, headers: Record<string, unknown>, text: string): void {
  const time = Number(headers['webhook-timestamp'])
  assert.ok(Math.abs(Date.now() / 1000 - time) < 300, `the time of sending is ${time}`)
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${time}.${text}`).digest()
  const [version, signature] = String(headers['webhook-signature']).split(',')
  assert.equal(version, 'v1')
  assert.ok(timingSafeEqual(Buffer.from(signature!, 'base64'), mac), 'the signature does not fit')
}
