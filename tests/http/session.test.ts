import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {District, password} from '../support/district.ts'

describe('session', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  test('a first password opens nothing but its own change', async () => {
    const client = district.visitor()
    const first = district.accounts.get('reader')!
    const session = await client.logIn('reader', first)
    assert.equal(session.status, 201)
    assert.equal(session.body.must_change_password, true)
    assert.match(session.headers.getSetCookie()[0]!, /HttpOnly/)
    assert.match(session.headers.getSetCookie()[0]!, /SameSite=(Lax|Strict)/)

    const board = await client.get('/api/v1/items')
    assert.equal(board.status, 403)

    const short = await client.put('/api/v1/session/password', {current: first, new: 'short'})
    assert.equal(short.status, 422)
    assert.equal(short.body.id, 'password.too-short')

    const changed = await client.put('/api/v1/session/password', {current: first, new: password})
    assert.equal(changed.status, 200)
    client.remember(changed)
    assert.equal((await client.get('/api/v1/items')).status, 200)
    district.accounts.set('reader', password)
  })

  test('a wrong password and an unknown account are answered alike', async () => {
    const wrong = await district.visitor().logIn('reader', 'not the password at all')
    const unknown = await district.visitor().logIn('nobody', 'not the password at all')
    assert.equal(wrong.status, unknown.status)
    assert.equal(wrong.body.id, 'session.wrong-password')
    assert.equal(unknown.body.id, wrong.body.id)
  })

  test('problems speak the language that was asked for', async () => {
    const visitor = district.visitor()
    assert.match((await visitor.get('/api/v1/items')).body.title, /[一-龥]/)
    visitor.language = 'en'
    assert.doesNotMatch((await visitor.get('/api/v1/items')).body.title, /[一-龥]/)
  })

  test('a write without its token changes nothing', async () => {
    const operator = await district.as('operator')
    const reply = await operator.post(
      '/api/v1/units',
      {id: 'forged', name: {zh: '伪造', en: ''}, kind: 'office'},
      {'X-CSRF-Token': 'wrong'},
    )
    assert.equal(reply.status, 403)
    const units = await operator.get('/api/v1/units')
    assert.ok(!units.body.units.some((u: {id: string}) => u.id === 'forged'))
  })

  test('a write from another site changes nothing', async () => {
    const operator = await district.as('operator')
    const reply = await operator.post(
      '/api/v1/units',
      {id: 'forged', name: {zh: '伪造', en: ''}, kind: 'office'},
      {Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site'},
    )
    assert.equal(reply.status, 403)
  })

  test('logging out ends the session at once', async () => {
    const client = district.visitor()
    assert.equal((await client.logIn('reader', password)).status, 201)
    assert.equal((await client.request('DELETE', '/api/v1/session')).status, 204)
    assert.equal((await client.get('/api/v1/session')).status, 401)
  })

  test('many wrong passwords lock the account out for a while, and say for how long', async () => {
    let reply = await district.visitor().logIn('leader', 'wrong wrong wrong')
    for (let i = 0; i < 12 && reply.body.id === 'session.wrong-password'; ++i) {
      reply = await district.visitor().logIn('leader', 'wrong wrong wrong')
    }
    assert.equal(reply.body.id, 'session.too-many-tries')
    assert.equal(reply.status, 429)
    assert.ok(Number(reply.headers.get('retry-after')) > 0)
  })
})
