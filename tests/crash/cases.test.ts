// The program is killed while clerks report cases and carry them on. After the restart every step
// that was acknowledged is on the time line of its case, once; a step that was under way is there
// once after it is sent again with its Idempotency-Key; and the timers are where they were.
// LUOSHI_SOAK makes it 50 rounds.

import assert from 'node:assert/strict'
import {after, before, test} from 'node:test'
import type {Client} from '../support/api.ts'
import {answer, report, startCasework} from '../support/casework.ts'
import type {District} from '../support/district.ts'
import {command} from '../support/program.ts'

const rounds = process.env['LUOSHI_SOAK'] ? 50 : 3
const workers = 24
const stepsBeforeKill = 150

let district: District

before(async () => {
  district = await startCasework()
})
after(async () => {
  await district.stop()
})

/** A case as the clerks know it: the acts that were acknowledged, in order. */
interface Known {
  id: string
  task: string
  acts: string[]
}

interface Step {
  login: string
  target: string
  body: unknown
  key: string
}

/** What is done with a case after it was reported, as the time line calls it. */
const course = [
  {login: 'dispatcher-services', body: {action: 'accept'}, act: 'accept'},
  {login: 'handler-services', body: {action: 'solved', words: '已经修好', form: answer}, act: 'solved'},
]

class Round {
  readonly cases: Known[] = []
  acknowledged = 0
  private readonly number: number
  private readonly people: Map<string, Client>
  private readonly killAfter: number
  private readonly reached: () => void

  constructor(number: number, people: Map<string, Client>, killAfter: number, reached: () => void) {
    this.number = number
    this.people = people
    this.killAfter = killAfter
    this.reached = reached
  }

  /** Reports cases and carries each as far as chance has it; the step that was cut off, if any. */
  async work(worker: number): Promise<{known: Known | undefined; step: Step} | undefined> {
    for (let turn = 0; ; turn++) {
      const name = `${this.number}-${worker}-${turn}`
      const fields = report({applicant: {kind: 'resident', name: '王小明', phone: '13800138000', email: `w${name}@example.cn`}})
      const reporting = {login: 'dispatcher-services', target: 'cases', body: fields, key: `report-${name}`}
      const made = await this.send(reporting)
      if (!made) return {known: undefined, step: reporting}
      const known = this.keep(made.case)
      for (const [at, {login, body, act}] of course.entries()) {
        if ((turn + worker) % 3 < at) break
        const step = {login, target: `tasks/${known.task}/completion`, body, key: `${act}-${name}`}
        const done = await this.send(step)
        if (!done) return {known, step}
        this.carry(known, act, done)
      }
    }
  }

  keep(one: any): Known {
    const known = {id: one.id, task: one.tasks[0].id, acts: ['case.report']}
    this.cases.push(known)
    return known
  }

  carry(known: Known, act: string, after: any): void {
    known.acts.push(act)
    known.task = after.tasks.find((task: any) => task.state === 'open' || task.state === 'claimed')?.id ?? ''
  }

  /** The reply to a step; nothing when the server is gone. */
  async send(step: Step, again = false): Promise<any> {
    const client = this.people.get(step.login)!
    try {
      const reply = await client.post(`/api/v1/${step.target}`, step.body, {'Idempotency-Key': step.key})
      assert.ok(reply.status === 200 || reply.status === 201, reply.raw.toString())
      if (!again && ++this.acknowledged === this.killAfter) this.reached()
      return reply.body
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }
}

async function people(): Promise<Map<string, Client>> {
  const all = new Map<string, Client>()
  for (const login of ['dispatcher-services', 'handler-services']) all.set(login, await district.as(login))
  return all
}

/** The acts of a time line by the names of `course`. */
const told = (one: any): string[] =>
  one.acts.map((act: any) => (act.kind === 'task.complete' ? act.action : act.kind)).filter((kind: string) => kind !== 'task.claim')

test('loses no acknowledged step of a case, doubles none, and keeps its timers', {timeout: 3_600_000}, async (t) => {
  const all: Known[] = []
  for (let number = 0; number < rounds; number++) {
    let reached = () => {}
    const moment = new Promise<void>((resolve) => (reached = resolve))
    const killAfter = Math.floor(stepsBeforeKill * (0.5 + Math.random()))
    const round = new Round(number, await people(), killAfter, reached)
    const working = Promise.all(Array.from({length: workers}, (_, worker) => round.work(worker)))
    await moment
    await district.running.kill()
    const cut = await working
    await district.restart('kill')

    const again = new Round(number, await people(), Infinity, reached)
    for (const {known, step} of cut.filter((one) => one !== undefined)) {
      const reply = await again.send(step, true)
      if (known) again.carry(known, step.key.split('-')[0]!, reply)
      else round.cases.push(again.keep(reply.case))
    }
    all.push(...round.cases)
    const clerk = await district.as('handler-services')
    for (const known of round.cases) {
      const one = (await clerk.get(`/api/v1/cases/${known.id}`)).body
      assert.deepEqual(told(one), known.acts, known.id)
      assert.equal(one.tasks.filter((task: any) => task.state !== 'done').length, known.acts.length < 3 ? 1 : 0, known.id)
    }
    const count = (await clerk.get('/api/v1/cases/count')).body
    assert.equal(count.count, all.length, 'a case is there twice, or one that nobody reported')
    t.diagnostic(`round ${number}: killed after ${round.acknowledged} steps, ${all.length} cases`)
  }

  // Nobody rates: after 15 days the timer of every settled case ends it, and the rest are overdue.
  assert.equal((await district.moveClock('2026-04-20T02:00:00Z')).status, 200)
  const clerk = await district.as('handler-services')
  for (const known of all) {
    const one = (await clerk.get(`/api/v1/cases/${known.id}`)).body
    const settled = known.acts.length === 3
    assert.deepEqual([one.state, one.overdue], settled ? ['closed', false] : ['open', true], known.id)
  }
  await district.running.stop()
  const verified = await command('verify', '--data', district.running.data)
  assert.equal(verified.code, 0, verified.stdout + verified.stderr)
})
