// Photographs in an application: they travel with its sending, are held to the one check of
// attachments, and nothing is stored before it is sent. And an application that lives through a
// restart of the server.

import assert from 'node:assert/strict'
import {readdirSync, statSync} from 'node:fs'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {Applicant, hidden, textOf} from '../support/applicant.ts'
import {District} from '../support/district.ts'
import {photoSaying, skyPhoto} from '../support/photo.ts'

const city = 'city/management-case'
const lamp = {kind: 'resident', address: '南门外大街 12 号门前', 'form.category': '010105', 'form.description': '路灯三天没有亮了'}
const sky = skyPhoto(640, 480)

describe('photographs in an application', () => {
  let district: District
  let addresses = 0
  const applicant = () => new Applicant(district.running.url, `198.51.100.${++addresses}`)
  before(async () => {
    district = await District.start('qiming', ['--trusted-proxy', '127.0.0.1', '--simulated-clock', '2026-03-02T02:00:00Z'])
  })
  after(() => district.stop())

  const number = (html: string) => /id="number">([^<]+)</.exec(html)?.[1] ?? ''
  const caseOf = async (of: string) => {
    const desk = await district.as('dispatcher-grid')
    const {body} = await desk.get(`/api/v1/cases?number=${of}`)
    return (await desk.get(`/api/v1/cases/${body.cases[0].id}`)).body
  }
  /** Files of the archive. */
  const kept = () => readdirSync(path.join(district.running.data, 'files'), {recursive: true, withFileTypes: true}).filter((one) => one.isFile()).length

  test('photos become attachments of the case, the applicant\'s own, sent twice they are there once', async () => {
    const one = applicant()
    const check = await one.fill(city, lamp)
    assert.match(check.html, /enctype="multipart\/form-data"/)
    assert.match(check.html, /<input type="file" id="photos" name="photos"/)
    const files = [{name: '路灯.png', bytes: sky}, {name: '灯杆.png', bytes: photoSaying('taken at home')}]
    const sent = await one.sendWith(city, check, files)
    assert.equal(sent.status, 201, sent.html)
    assert.match(textOf(sent), /收到照片 2 张/)
    const again = await one.sendWith(city, check, files)
    assert.equal(number(again.html), number(sent.html))
    const made = await caseOf(number(sent.html))
    assert.deepEqual(made.attachments.map((file: any) => [file.name, file.purpose, file.added_by, file.released, file.has_thumbnail]), [
      ['路灯.png', 'report', null, false, true], ['灯杆.png', 'report', null, false, true],
    ])
    const desk = await district.as('dispatcher-grid')
    const shown = await desk.get(`/api/v1/case-attachments/${made.attachments[1].id}?size=public`)
    assert.ok(!shown.raw.toString('latin1').includes('taken at home'))
    const original = await desk.get(`/api/v1/case-attachments/${made.attachments[0].id}?size=original`)
    assert.ok(original.raw.equals(sky))
  })

  test('none chosen is none sent, in either kind of form', async () => {
    const one = applicant()
    const sent = await one.sendWith(city, await one.fill(city, lamp), [{name: '', bytes: Buffer.alloc(0)}])
    assert.equal(sent.status, 201, sent.html)
    assert.deepEqual((await caseOf(number(sent.html))).attachments, [])
    const plain = await one.send(`/services/${city}/apply/send`, {draft: hidden(await one.fill(city, lamp), 'draft'), step: 'check', go: 'send'})
    assert.equal(plain.status, 201)
  })

  test('what is no photo, broken, too large or too many is refused in words and nothing is kept', async () => {
    const one = applicant()
    const check = await one.fill(city, lamp)
    const before = kept()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const refused: [{name: string; bytes: Buffer}[], RegExp][] = [
      [[{name: 'a.svg', bytes: svg}], /“a\.svg”不是照片/],
      [[{name: 'a.png', bytes: svg}], /“a\.png”不是照片/],
      [[{name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj')}], /“a\.pdf”不是照片/],
      [[{name: 'a.exe', bytes: Buffer.from('MZ\x90\0')}], /“a\.exe”不是照片/],
      [[{name: 'a.png', bytes: sky.subarray(0, sky.length - 20)}], /“a\.png”不完整/],
      [[{name: 'a.png', bytes: Buffer.alloc(0)}], /“a\.png”不完整/],
      [[{name: '大.png', bytes: Buffer.concat([sky, Buffer.alloc(50 * 1024 * 1024 - sky.length)])}], /“大\.png”太大，请换不超过 10 MB 的照片/],
      [[{name: 'good.png', bytes: sky}, {name: '<b>.svg', bytes: svg}], /“<b>\.svg”不是照片.*请重新选择照片/],
      [Array.from({length: 6}, (_, at) => ({name: `${at}.png`, bytes: sky})), /照片太多，请最多选 5 张/],
    ]
    for (const [files, words] of refused) {
      const reply = await one.sendWith(city, check, files)
      assert.equal(reply.status, 422, reply.html)
      assert.match(textOf(reply), words)
      assert.match(reply.html, /<a href="#photos">/)
      assert.ok(!reply.html.includes('<b>.svg'))
      assert.ok(textOf(reply).includes('路灯三天没有亮了'), 'the answers are kept')
      assert.equal(hidden(reply, 'step'), 'check')
    }
    assert.equal(kept(), before)
    one.language = 'en'
    const english = await one.sendWith(city, check, [{name: 'a.svg', bytes: svg}])
    assert.match(textOf(english), /“a\.svg” is no photo, choose JPEG/)
    one.language = 'zh-CN'
    assert.equal((await one.sendWith(city, check, [{name: 'a.png', bytes: sky}])).status, 201, 'and may be sent after all')
  })

  test('a body that is larger than all photos may be is refused in words, before it is read', async () => {
    const one = applicant()
    const reply = await one.sendWith(city, await one.fill(city, lamp), [{name: 'a.png', bytes: Buffer.alloc(56 << 20)}])
    assert.equal(reply.status, 413)
    assert.match(textOf(reply), /发送的内容太大/)
    assert.match(textOf(reply), /已经填写的内容还在/)
  })

  test('the limit on senders holds before a photo is kept', async () => {
    const one = applicant()
    const check = await one.fill(city, lamp)
    const replies = []
    for (let at = 0; at < 11; at += 1) replies.push(await one.sendWith(city, check, at < 10 ? [] : [{name: 'late.png', bytes: skyPhoto(20, 20)}]))
    const last = replies.at(-1)!
    assert.equal(last.status, 429)
    assert.match(textOf(last), /您提交得太频繁.*请重新选择照片/)
  })

  test('an application begun before a restart is sent after it, once', async () => {
    const one = applicant()
    const check = await one.fill(city, lamp)
    const sent = await one.sendWith(city, check, [])
    const keys = path.join(district.running.data, 'portal-keys')
    assert.equal(statSync(keys).mode & 0o777, 0o600)
    await district.restart()
    const after = new Applicant(district.running.url, one.address)
    const again = await after.sendWith(city, check, [])
    assert.equal(number(again.html), number(sent.html), again.html)
    const begun = await after.fill(city, lamp)
    await district.restart('kill')
    const late = await new Applicant(district.running.url, one.address).sendWith(city, begun, [])
    assert.equal(late.status, 201, late.html)
  })
})
