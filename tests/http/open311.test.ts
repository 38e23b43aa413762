// Open311 GeoReport v2 as a client of others meets it: formats, fields, errors and paging after the
// specification, and that nothing of who reported is ever published.

import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {checkResponse} from '../support/api.ts'
import {Applicant} from '../support/applicant.ts'
import {District} from '../support/district.ts'
import {command} from '../support/program.ts'

const code = 'city-management'
const planted = {
  email: 'planted.mail@example.cn',
  phone: '13911112222',
  first_name: 'PlantedFirst',
  last_name: 'PlantedLast',
  device_id: 'planted-device',
  account_id: 'planted-account',
  description: '路灯不亮，planted-description，请修。',
  media_url: 'https://example.cn/planted-photo.jpg',
}
/** A place of the sample district. */
const place = {lat: '39.5127', long: '117.5153'}
const address = {address_string: '南门外大街 12 号门前'}
const lamp = {service_code: code, 'attribute[category]': '010105', description: '路灯三天没有亮了'}

interface Reply {
  status: number
  text: string
  type: string
  json: any
}

describe('open311', () => {
  let district: District
  let key = ''
  let keyId = ''
  before(async () => {
    district = await District.start('qiming', ['--simulated-clock', '2026-03-02T02:00:00Z'], async (data) => {
      const made = await command('open311-key', 'add', '随手拍', '--data', data)
      assert.equal(made.code, 0, made.stderr)
      ;[, keyId, key] = /^(key_\S+)\t(\S+)$/m.exec(made.stdout)! as unknown as [string, string, string]
    })
  })
  after(() => district.stop())

  const reply = async (response: Response, method = 'POST'): Promise<Reply> => {
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const {pathname} = new URL(response.url)
    if (/\.(json|xml)$/.test(pathname)) checkResponse(method, pathname, response, text)
    return {status: response.status, text, type, json: type.startsWith('application/json') ? JSON.parse(text) : null}
  }
  const get = async (target: string, headers: Record<string, string> = {}) =>
    reply(await fetch(`${district.running.url}/open311/${target}`, {headers: {'Accept-Language': 'zh-CN', ...headers}}), 'GET')
  const file = async (fields: Record<string, string>, format = 'json', headers: Record<string, string> = {}) =>
    reply(await fetch(`${district.running.url}/open311/v2/requests.${format}`, {
      method: 'POST', body: new URLSearchParams(fields), headers: {'Accept-Language': 'zh-CN', ...headers},
    }))
  const filed = async (fields: Record<string, string> = {}) => {
    const made = await file({api_key: key, ...lamp, ...address, ...fields})
    assert.equal(made.status, 201, made.text)
    return made.json[0].service_request_id as string
  }
  const caseOf = async (number: string) => {
    const desk = await district.as('dispatcher-grid')
    const {body} = await desk.get(`/api/v1/cases?number=${number}`)
    return (await desk.get(`/api/v1/cases/${body.cases[0].id}`)).body
  }

  test('discovery leads to the endpoint and its formats', async () => {
    const {json} = await get('discovery.json')
    const [endpoint] = json.endpoints
    assert.equal(endpoint.specification, 'http://wiki.open311.org/GeoReport_v2')
    assert.deepEqual(endpoint.formats, ['text/xml', 'application/json'])
    assert.equal((await fetch(`${endpoint.url}/services.json`)).status, 200)
    const xml = await get('discovery.xml')
    assert.match(xml.type, /^text\/xml; charset=utf-8/)
    assert.match(xml.text, /^<\?xml version="1\.0" encoding="UTF-8"\?><discovery><changeset>/)
    assert.match(xml.text, /<formats><format>text\/xml<\/format><format>application\/json<\/format><\/formats>/)
  })

  test('services with a public code are listed, with the same facts in both formats', async () => {
    const {json} = await get('v2/services.json')
    assert.deepEqual(json.map((one: any) => one.service_code), [code])
    const [one] = json
    assert.deepEqual(Object.keys(one), ['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'])
    assert.deepEqual([one.service_name, one.metadata, one.type], ['城市管理案件', true, 'realtime'])
    const xml = await get('v2/services.xml')
    assert.match(xml.text, /<services><service><service_code>city-management<\/service_code><service_name>城市管理案件<\/service_name>/)
    assert.equal((await get('v2/services')).type, xml.type, 'XML where nothing else is asked for')
    assert.ok((await get('v2/services', {Accept: 'application/json'})).json)
    assert.equal((await get('v2/services.json', {'Accept-Language': 'en'})).json[0].service_name, 'City management case')
  })

  test('a service says what its attributes are', async () => {
    const {json} = await get(`v2/services/${code}.json`)
    assert.equal(json.service_code, code)
    const [category] = json.attributes
    assert.deepEqual([category.code, category.datatype, category.required, category.order, category.variable], ['category', 'singlevaluelist', true, 1, true])
    assert.deepEqual(category.values.find((value: any) => value.key === '010105'), {key: '010105', name: '路灯'})
    assert.ok(!json.attributes.some((one: any) => one.code === 'description'), 'the description is a field of its own')
    const xml = await get(`v2/services/${code}.xml`)
    assert.match(xml.text, /<attributes><attribute><variable>true<\/variable><code>category<\/code>/)
    assert.match(xml.text, /<value><key>010105<\/key><name>路灯<\/name><\/value>/)
    const none = await get('v2/services/none.json')
    assert.deepEqual([none.status, none.json[0].code], [404, 404])
  })

  test('a request is filed, becomes a case, and is looked up by its number', async () => {
    const number = await filed()
    assert.match(number, /^CG2026\d{6}$/)
    const {json} = await get(`v2/requests/${number}.json`)
    assert.equal(json.length, 1)
    assert.deepEqual(Object.keys(json[0]), [
      'service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description', 'agency_responsible',
      'service_notice', 'requested_datetime', 'updated_datetime', 'expected_datetime', 'address', 'address_id', 'zipcode',
      'lat', 'long', 'media_url',
    ])
    assert.deepEqual([json[0].service_request_id, json[0].status, json[0].service_code, json[0].address],
      [number, 'open', code, address.address_string])
    assert.equal(json[0].requested_datetime, '2026-03-02T02:00:00Z')
    assert.equal(json[0].description, null)
    const made = await caseOf(number)
    assert.deepEqual([made.channel, made.category, made.form.description], ['open311', '010105', lamp.description])
    assert.deepEqual((await get(`v2/tokens/${number}.json`)).json, [{service_request_id: number, token: number}])
    const xml = await file({api_key: key, ...lamp, ...address}, 'xml')
    assert.equal(xml.status, 201)
    assert.match(xml.text, /<service_requests><request><service_request_id>CG2026\d{6}<\/service_request_id><service_notice\s*\/>/)
  })

  test('a coordinate comes back as the number it was', async () => {
    const number = await filed(place)
    const [one] = (await get(`v2/requests/${number}.json`)).json
    assert.deepEqual([one.lat, one.long], [39.5127, 117.5153])
    assert.match((await get(`v2/requests/${number}.xml`)).text, /<lat>39\.5127000<\/lat><long>117\.5153000<\/long>/)
  })

  test('nothing of who reported is published, and a description only once it was released', async () => {
    const number = await filed(planted)
    const made = await caseOf(number)
    assert.deepEqual([made.applicant.phone, made.applicant.email], [planted.phone, planted.email])
    assert.match(made.form.description, /planted-description[^]*planted-photo/)
    const everywhere = async () => (await Promise.all([
      `v2/requests/${number}.json`, `v2/requests/${number}.xml`, 'v2/requests.json', 'v2/requests.xml',
      `v2/requests.json?service_request_id=${number}`, `v2/tokens/${number}.json`,
    ].map(get as (target: string) => Promise<Reply>))).map((one) => one.text).join('\n')
    const before = await everywhere()
    assert.ok(before.includes(number))
    for (const word of [/planted/i, /13911112222/]) assert.doesNotMatch(before, word)
    const released = await (await district.as('dispatcher-grid')).post(`/api/v1/cases/${made.id}/release`, {released: true, words: '南门外大街路灯不亮。'})
    assert.equal(released.status, 200, JSON.stringify(released.body))
    const after = await everywhere()
    assert.ok(after.includes('南门外大街路灯不亮。'))
    for (const word of [/planted/i, /13911112222/]) assert.doesNotMatch(after, word)
  })

  test('errors are arrays of code and description, all that is wrong at once', async () => {
    const wrong: [Record<string, string>, number, RegExp][] = [
      [{...lamp, ...address}, 403, /api_key/],
      [{api_key: '', ...lamp, ...address}, 403, /api_key/],
      [{api_key: 'o311_forged', ...lamp, ...address}, 403, /api_key/],
      [{api_key: key, ...address}, 400, /service_code/],
      [{api_key: key, ...lamp, ...address, service_code: ''}, 400, /service_code/],
      [{api_key: key, ...lamp, ...address, service_code: 'none'}, 404, /service_code/],
      [{api_key: key, ...lamp}, 400, /经纬度或者地址/],
      [{api_key: key, ...lamp, address_id: '7'}, 400, /address_id/],
      [{api_key: key, ...lamp, lat: '39.1'}, 400, /long/],
      [{api_key: key, ...lamp, lat: '91', long: '117.2'}, 400, /lat/],
      [{api_key: key, ...lamp, lat: 'nan', long: 'inf'}, 400, /lat/],
      [{api_key: key, ...lamp, ...address, 'attribute[category]': ''}, 400, /attribute\[category\]/],
      [{api_key: key, ...lamp, ...address, 'attribute[category]': '999'}, 400, /attribute\[category\]/],
      [{api_key: key, ...lamp, ...address, 'attribute[colour]': 'red'}, 400, /attribute\[colour\]/],
      [{api_key: key, ...lamp, ...address, description: '长'.repeat(4001)}, 400, /description/],
      [{api_key: key, ...lamp, ...address, phone: 'twelve'}, 400, /phone/],
      [{api_key: key, ...lamp, ...address, email: 'nobody'}, 400, /email/],
      [{api_key: key, ...lamp, ...address, media_url: 'javascript:alert(1)'}, 400, /media_url/],
      [{api_key: key, ...lamp, ...address, jurisdiction_id: 'elsewhere'}, 404, /jurisdiction_id/],
    ]
    for (const [fields, status, words] of wrong) {
      const {status: got, json, text} = await file(fields)
      assert.equal(got, status, `${JSON.stringify(fields)}: ${text}`)
      assert.ok(Array.isArray(json) && json.every((one: any) => typeof one.code === 'number' && one.description), text)
      assert.equal(json[0].code, status)
      assert.match(text, words)
    }
    const both = await file({api_key: key, service_code: code, phone: 'twelve'})
    assert.ok(both.json.length >= 3, both.text)
    const xml = await file({}, 'xml')
    assert.match(xml.text, /^<\?xml version="1\.0" encoding="UTF-8"\?><errors><error><code>403<\/code><description>[^<]+<\/description><\/error><\/errors>/)
    for (const target of ['v2/requests/CG2026999999', 'v2/tokens/CG2026999999', 'v2/nothing', 'v1/services', 'v2/services.yaml']) {
      const missing = await get(`${target}${target.endsWith('.yaml') ? '' : '.json'}`)
      assert.equal(missing.status, 404, target)
      assert.match(missing.text, /404/)
    }
  })

  test('an empty argument is none, and the jurisdiction may be said or left out', async () => {
    const number = await filed({jurisdiction_id: '', email: '', lat: '', long: '', first_name: ''})
    const {json} = await get(`v2/requests.json?jurisdiction_id=&status=&start_date=&service_code=&page=&service_request_id=${number}`)
    assert.equal(json.length, 1)
    const {body} = await district.visitor().get('/api/v1/meta')
    assert.equal((await get(`v2/services.json?jurisdiction_id=${body.district.division_code}`)).status, 200)
    assert.equal((await get('v2/services.json?jurisdiction_id=elsewhere')).status, 404)
  })

  test('requests are filtered by number, service, status and time, and paged', async () => {
    const numbers = [await filed(), await filed(), await filed()]
    const two = (await get(`v2/requests.json?service_request_id=${numbers[0]},${numbers[2]}&status=closed`)).json
    assert.deepEqual(two.map((one: any) => one.service_request_id).sort(), [numbers[0], numbers[2]].sort(), 'numbers override other filters')
    assert.deepEqual((await get('v2/requests.json?status=closed')).json, [])
    const all = (await get(`v2/requests.json?status=open,closed&service_code=${code}`)).json
    assert.ok(all.length >= 3)
    const pages = []
    for (let page = 1; pages.length < all.length; page += 1) pages.push(...(await get(`v2/requests.json?page=${page}&page_size=2`)).json)
    assert.deepEqual(pages.map((one: any) => one.service_request_id), all.map((one: any) => one.service_request_id))
    assert.deepEqual((await get('v2/requests.json?start_date=2026-02-01T00:00:00%2B08:00&end_date=2026-02-28T23:59:59Z')).json, [])
    assert.equal((await get('v2/requests.json?start_date=2026-03-02T10:00:00+08:00&end_date=2026-03-02')).json.length, all.length)
    for (const query of [
      'status=lost', 'start_date=yesterday', 'start_date=2026-03-02T10:00:00', 'start_date=2025-01-01&end_date=2026-03-01',
      'start_date=2026-03-02&end_date=2026-03-01', 'page=0', 'page_size=1001', 'page=x', 'page=99999&page_size=1000',
    ]) {
      const refused = await get(`v2/requests.json?${query}`)
      assert.equal(refused.status, 400, query)
      assert.equal(refused.json[0].code, 400)
    }
    assert.equal((await get('v2/requests.json?service_code=none')).status, 404)
  })

  test('only the last ninety days are listed where nothing else is asked for', async () => {
    const number = await filed()
    await district.moveClock('2026-06-15T02:00:00Z')
    const listed = (await get('v2/requests.json')).json
    assert.ok(!listed.some((one: any) => one.service_request_id === number))
    const asked = (await get('v2/requests.json?start_date=2026-03-01')).json
    assert.ok(asked.some((one: any) => one.service_request_id === number))
  })

  test('a request that came by the portal is listed, without its description', async () => {
    const one = new Applicant(district.running.url, '127.0.0.1')
    const sent = await one.apply('city/management-case', {
      kind: 'resident', name: 'PlantedName', phone: '13911113333', address: '鼓楼东街口',
      'form.category': '010105', 'form.description': '路灯不亮，planted words',
    })
    assert.equal(sent.status, 201, sent.html)
    const found = await get(`v2/requests/${sent.number}.json`)
    assert.equal(found.json[0].status, 'open')
    assert.doesNotMatch(found.text, /planted|13911113333/i)
  })

  test('markup and control characters in what was written leave both formats well formed', async () => {
    const number = await filed({address_string: '<script>&"\'\u0001\u000b]]>街'})
    const xml = await get(`v2/requests/${number}.xml`)
    assert.match(xml.text, /<address>&lt;script&gt;&amp;"'\]\]&gt;街<\/address>/)
    assert.doesNotMatch(xml.text, /[\u0000-\u0008\u000b]|&#/)
    assert.match((await get(`v2/requests/${number}.json`)).json[0].address, /^<script>&"'/)
  })

  test('bodies that are no form, bombs and floods are refused in words', async () => {
    const url = `${district.running.url}/open311/v2/requests.xml`
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    const xml = await reply(await fetch(url, {method: 'POST', body: bomb, headers: {'Content-Type': 'text/xml'}}))
    assert.equal(xml.status, 400)
    assert.match(xml.text, /<errors><error><code>400/)
    const disguised = await reply(await fetch(url, {method: 'POST', body: bomb, headers: {'Content-Type': 'application/x-www-form-urlencoded'}}))
    assert.equal(disguised.status, 403)
    const huge = await reply(await fetch(url, {
      method: 'POST', body: 'description='.padEnd(50 << 20, 'x'), headers: {'Content-Type': 'application/x-www-form-urlencoded'},
    }))
    assert.equal(huge.status, 413)
    assert.match(huge.text, /<errors><error><code>413/)
    const flood = await Promise.all(Array.from({length: 200}, () => file({api_key: key})))
    const stopped = flood.filter((one) => one.status === 429)
    assert.ok(stopped.length >= 90, `${stopped.length}`)
    assert.match(stopped[0]!.text, /提交得太多/)
  })

  test('a key that is withdrawn ends, and the ledger verifies', async () => {
    const {data} = district.running
    await district.running.stop()
    const listed = await command('open311-key', 'list', '--data', data)
    assert.match(listed.stdout, new RegExp(`${keyId}\t随手拍`))
    assert.ok(!listed.stdout.includes(key))
    assert.equal((await command('open311-key', 'withdraw', keyId, '--data', data)).code, 0)
    assert.equal((await command('open311-key', 'withdraw', keyId, '--data', data)).code, 1)
    assert.equal((await command('open311-key', 'withdraw', 'key_none', '--data', data)).code, 1)
    assert.equal((await command('verify', '--data', data)).code, 0)
    await district.restart()
    assert.equal((await file({api_key: key, ...lamp, ...address})).status, 403)
  })
})
