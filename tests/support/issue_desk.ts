// What the offices of the sample district do with an issue of an enterprise, by the staff API.

import assert from 'node:assert/strict'
import type {District} from './district.ts'

export const issueAnswer = '经核查，退税款已于 3 月 3 日拨付，请查收账户。'

export class IssueDesk {
  readonly district: District
  constructor(district: District) {
    this.district = district
  }

  /** The case of a number as the desk sees it. */
  async find(number: string): Promise<any> {
    const desk = await this.district.as('dispatcher-services')
    const {body} = await desk.get(`/api/v1/cases?number=${number}`)
    assert.equal(body.cases.length, 1, number)
    return (await desk.get(`/api/v1/cases/${body.cases[0].id}`)).body
  }
  async post(login: string, target: string, body: unknown = {}): Promise<any> {
    const reply = await (await this.district.as(login)).post(`/api/v1/${target}`, body)
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    return reply.body
  }
  /** Completes the step that the case is at. */
  async complete(number: string, login: string, element: string, body: unknown): Promise<any> {
    const one = await this.find(number)
    const task = one.tasks.find((each: any) => each.element === element && ['open', 'claimed'].includes(each.state))
    assert.ok(task, `no step ${element} of ${number}`)
    return this.post(login, `tasks/${task.id}/completion`, body)
  }
  accept = (number: string) =>
    this.complete(number, 'dispatcher-services', 'register', {action: 'accept', form: {urgency: 'normal'}, words: '只给同事看的话'})
  dispatch = (number: string) =>
    this.complete(number, 'dispatcher-services', 'dispatch', {action: 'send', form: {signing: 'none'}})
  solve = (number: string) =>
    this.complete(number, 'handler-taxation', 'handle', {action: 'solve', form: {answer: issueAnswer}})
  verify = (number: string) => this.complete(number, 'dispatcher-services', 'verify', {action: 'pass'})
  visit = (number: string) =>
    this.complete(number, 'dispatcher-services', 'visit', {
      action: 'visited', form: {solved: true, answer_rating: 4, solution_rating: 4},
    })
}
