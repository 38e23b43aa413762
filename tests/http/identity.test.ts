import assert from 'node:assert/strict'
import {after, before, describe, test} from 'node:test'
import {District} from '../support/district.ts'

describe('units and people', () => {
  let district: District
  before(async () => {
    district = await District.start()
  })
  after(() => district.stop())

  test('only the operator makes units and people', async () => {
    const reviewer = await district.as('reviewer')
    const unit = {id: 'archive-two', name: {zh: '第二档案馆', en: 'Second Archive'}, kind: 'public_institution'}
    assert.equal((await reviewer.post('/api/v1/units', unit)).status, 403)
    const operator = await district.as('operator')
    assert.equal((await operator.post('/api/v1/units', unit)).status, 201)
    assert.equal((await operator.post('/api/v1/units', unit)).status, 409)
  })

  test('a faulty unit is answered with every finding', async () => {
    const operator = await district.as('operator')
    const reply = await operator.post('/api/v1/units', {id: 'Bad Id', name: {zh: ''}, kind: 'castle'})
    assert.equal(reply.status, 422)
    assert.ok(reply.body.errors.length >= 2, JSON.stringify(reply.body))
  })

  test('two edits of one version cannot overwrite each other unseen', async () => {
    const operator = await district.as('operator')
    const made = await operator.post('/api/v1/units', {
      id: 'garden-office', name: {zh: '园林所', en: ''}, kind: 'public_institution',
    })
    const first = await operator.patch('/api/v1/units/garden-office', {duties: ['绿化']}, made.etag)
    assert.equal(first.status, 200)
    const second = await operator.patch('/api/v1/units/garden-office', {duties: ['花卉']}, made.etag)
    assert.equal(second.status, 412)
    const blind = await operator.request('PATCH', '/api/v1/units/garden-office', {body: {duties: ['花卉']}})
    assert.equal(blind.status, 428)
  })

  test('the same key twice makes one person', async () => {
    const operator = await district.as('operator')
    const person = {
      login: 'zhang.san', name: {zh: '张三', en: 'Zhang San'},
      appointments: [{unit: 'supervision-office', role: 'reader'}],
    }
    const key = {'Idempotency-Key': 'make-zhang-san'}
    const first = await operator.post('/api/v1/people', person, key)
    assert.equal(first.status, 201)
    const again = await operator.post('/api/v1/people', person, key)
    assert.ok(again.status === 201 || again.status === 409)
    const people = await operator.get('/api/v1/people')
    assert.equal(people.body.people.filter((p: {login: string}) => p.login === 'zhang.san').length, 1)
  })

  test('others see names and roles but no log-ins', async () => {
    const reader = await district.as('reader')
    const people = (await reader.get('/api/v1/people')).body.people
    const own = (await reader.get('/api/v1/session')).body.person
    assert.ok(people.length > 10)
    for (const person of people) {
      if (person.id !== own) assert.equal(person.login, undefined)
    }
  })

  test('an account switched off is out at once', async () => {
    const operator = await district.as('operator')
    const made = await operator.post('/api/v1/people', {
      login: 'li.si', name: {zh: '李四', en: ''},
      appointments: [{unit: 'supervision-office', role: 'reader'}],
    })
    const client = district.visitor()
    assert.equal((await client.logIn('li.si', made.body.password)).status, 201)
    const {id, version} = made.body.person
    assert.equal((await operator.patch(`/api/v1/people/${id}`, {active: false}, `"${version}"`)).status, 200)
    assert.equal((await client.get('/api/v1/session')).status, 401)
  })
})
