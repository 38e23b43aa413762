// What people hand in by mistake: each gets a clear answer in both languages and leaves nothing.

import assert from 'node:assert/strict'
import {readdir} from 'node:fs/promises'
import path from 'node:path'
import {after, before, describe, test} from 'node:test'
import {District, importForm} from '../support/district.ts'
import {zipOf} from '../support/zip.ts'

const novel = `第一章　归来\n\n${'那天夜里下着小雨，他推开门，看见桌上的灯还亮着，谁也没有说话。她把信收进抽屉，转身望着窗外的海。'.repeat(40)}`

describe('wrong input', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  const filesKept = async () => {
    const names = await readdir(path.join(district.running.data, 'files'), {recursive: true, withFileTypes: true})
    return names.filter((n) => n.isFile()).length
  }

  const cases: {name: string; bytes: string | Buffer; problem: RegExp; status: number}[] = [
    {name: 'empty.txt', bytes: '', problem: /^(document|import|text)\.empty/, status: 422},
    {name: 'photo.txt', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), problem: /^document\.is-an-image$/, status: 422},
    {name: 'broken.docx', bytes: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]), problem: /^document\.broken-archive$/, status: 422},
    {name: 'bomb.docx', bytes: zipOf({'word/document.xml': Buffer.alloc(100 << 20, 48)}), problem: /^document\.archive-too-large$/, status: 413},
    {name: 'locked.pdf', bytes: lockedPdf(), problem: /^document\.encrypted$/, status: 422},
    {name: 'novel.txt', bytes: novel, problem: /^import\.(not-a-report|nothing-read)$/, status: 422},
    {name: 'noise.bin', bytes: Buffer.from(Array.from({length: 4000}, (_, i) => (i * 7919) % 31)), problem: /^(document|text)\./, status: 422},
  ]

  for (const c of cases) {
    test(`${c.name} is refused, and the words name the mend`, async () => {
      const reviewer = await district.as('reviewer')
      const before = await filesKept()
      for (const language of ['zh-CN', 'en']) {
        reviewer.language = language
        const reply = await reviewer.request('POST', '/api/v1/imports', {form: importForm(c)})
        assert.match(reply.body.id ?? '', c.problem, JSON.stringify(reply.body))
        assert.equal(reply.status, c.status)
        assert.ok(reply.body.title.length > 3 && reply.body.mend.length > 5)
        assert.equal(/[一-龥]/.test(reply.body.title), language === 'zh-CN')
      }
      reviewer.language = 'zh-CN'
      assert.equal((await reviewer.get('/api/v1/sources')).body.sources.length, 0)
      assert.equal(await filesKept(), before)
    })
  }

  test('a file of 200 MB is refused without being read', async () => {
    const reviewer = await district.as('reviewer')
    const reply = await reviewer
      .request('POST', '/api/v1/imports', {form: importForm({name: 'huge.txt', bytes: Buffer.alloc(200 << 20, 65)})})
      .catch(() => undefined)
    if (reply) assert.equal(reply.status, 413)
    assert.equal((await reviewer.get('/health')).status, 200)
  })

  test('input that is no JSON, or none of ours, is a clear refusal', async () => {
    const reviewer = await district.as('reviewer')
    assert.equal((await reviewer.post('/api/v1/items/merge', '{"items": [')).status, 400)
    const faulty = await reviewer.post('/api/v1/items/merge', {items: ['itm_1'], colour: 'red'})
    assert.equal(faulty.status, 422)
    assert.equal((await reviewer.get('/api/v1/items?limit=0')).status, 422)
    assert.equal((await reviewer.get('/api/v1/items?type=castle')).status, 422)
    assert.equal((await reviewer.get('/api/v1/items?cursor=nonsense')).status, 400)
    assert.equal((await reviewer.get('/api/v1/items/itm_none')).status, 404)
    assert.equal((await reviewer.get('/api/v1/nothing-here')).status, 404)
  })
})

/** A PDF whose security handler asks for a password nobody here has (ISO 32000-1 7.6). */
function lockedPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -60 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = pdf.length
  pdf += `xref\n0 5\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`
  pdf += `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(pdf, 'latin1')
}
