// An applicant at an address of their own, with nothing but forms: the portal without JavaScript.

import assert from 'node:assert/strict'

/** A credit code that checks (GB 32100), of no enterprise there is. */
export const creditCode = '91350100M000100Y43'

export interface Page {
  status: number
  html: string
  headers: Headers
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

export class Applicant {
  readonly url: string
  readonly address: string
  language = 'zh-CN'
  constructor(url: string, address: string) {
    this.url = url
    this.address = address
  }

  private headers() {
    return {'X-Forwarded-For': this.address, 'Accept-Language': this.language}
  }
  async open(target: string, headers: Record<string, string> = {}): Promise<Page> {
    const reply = await fetch(this.url + target, {headers: {...this.headers(), ...headers}, redirect: 'manual'})
    return {status: reply.status, html: await reply.text(), headers: reply.headers}
  }
  async send(target: string, fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}): Promise<Page> {
    const reply = await fetch(this.url + target, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: {...this.headers(), ...headers},
    })
    return {status: reply.status, html: await reply.text(), headers: reply.headers}
  }

  /** Goes through all steps of an application up to its last page; `answers` are by input. */
  async fill(service: string, answers: Record<string, string>): Promise<Page> {
    const target = `/services/${service}/apply`
    let page = await this.open(target)
    for (let steps = 0; steps < 20; steps += 1) {
      assert.ok(page.status === 200, page.html)
      const step = hidden(page, 'step')
      if (step === 'check') return page
      const inputs = [...page.html.matchAll(/ name="([^"]+)"/g)].map((found) => found[1]!)
      const fields: Record<string, string> = {draft: hidden(page, 'draft'), step, go: 'next'}
      for (const input of inputs) if (answers[input] !== undefined) fields[input] = answers[input]!
      page = await this.send(target, fields)
    }
    throw new Error('the application has no end')
  }
  /** And sends it. */
  async apply(service: string, answers: Record<string, string>): Promise<Page & {number: string; code: string; pass: string}> {
    const check = await this.fill(service, answers)
    const page = await this.send(`/services/${service}/apply`, {draft: hidden(check, 'draft'), step: 'check', go: 'send'})
    return {
      ...page,
      number: /id="number">([^<]+)</.exec(page.html)?.[1] ?? '',
      code: /id="code">([^<]+)</.exec(page.html)?.[1] ?? '',
      pass: /name="pass" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
    }
  }
  /** Sends the last page with files chosen there, as a browser does. */
  async sendWith(service: string, check: Page, files: {name: string; bytes: Buffer}[], fields: Record<string, string> = {}): Promise<Page> {
    const form = new FormData()
    for (const [name, value] of Object.entries({draft: hidden(check, 'draft'), step: 'check', go: 'send', website: '', ...fields})) form.set(name, value)
    for (const {name, bytes} of files) form.append('photos', new File([bytes as any], name))
    const reply = await fetch(`${this.url}/services/${service}/apply/send`, {method: 'POST', body: form, headers: {...this.headers(), Accept: 'text/html'}})
    return {status: reply.status, html: await reply.text(), headers: reply.headers}
  }
  follow(number: string, code: string): Promise<Page> {
    return this.send('/cases/follow', {number, code})
  }
  /** Opens the form of an act from a page of the case and sends it. */
  async act(page: Page, act: string, fields: Record<string, string>): Promise<Page> {
    const form = await this.send('/cases/follow', {pass: hidden(page, 'pass'), act})
    assert.equal(form.status, 200, form.html)
    return this.send('/cases/follow', {pass: hidden(form, 'pass'), act, go: 'send', ...fields})
  }
}

/** The value of a hidden field; the last one, which is in the page's own form. */
export function hidden(page: Page, name: string): string {
  const found = [...page.html.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`, 'g'))].at(-1)
  assert.ok(found, `no ${name} in ${page.html}`)
  return unescaped(found[1]!)
}

/** What a person reads, without markup. */
export const textOf = (page: Page) => unescaped(page.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))

export const issue: Record<string, string> = {
  organisation: '启明区某某科技有限公司',
  credit_code: creditCode,
  name: '王小明',
  phone: '13800138000',
  'form.category': 'taxes',
  'form.title': '留抵退税迟迟没有到账',
  'form.description': '去年十二月申请的留抵退税至今没有到账，影响一季度进货。',
  'form.stands_still': 'false',
}
