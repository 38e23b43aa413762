// The acts on a pair and on a cited figure, and the dialogs that ask for more.
import { ref, shallowRef } from 'vue'
import { confirm_outcomes, disclose_outcomes, withdraw_cited } from '../api/calls-outcomes.ts'
import type { Cited, Outcome, PromiseOf } from '../api/types-outcomes.ts'
import type { Disclosure, Item } from '../api/types.ts'
import { say, say_failure } from '../notice.ts'
import { can } from '../state.ts'
import { t, type Key } from '../text/index.ts'

export interface Move {
  to: Disclosure
  words: Key
}

export function use_pair_acts(done: () => Promise<void>) {
  const correcting = ref(false)
  const citing = ref(false)
  const asking = ref(false)
  const promise = shallowRef<PromiseOf | null>(null)
  const item = shallowRef<Item | null>(null)
  const question = shallowRef({ title: '', about: '', button: '' })
  let with_reason: (reason: string) => Promise<void> = async () => undefined

  // What this person may do next with an outcome of this disclosure, on an item of that.
  function moves(now: Disclosure, of_item: Disclosure): Move[] {
    const all: Move[] = []
    if (now === 'internal' && can.review.value && of_item !== 'internal')
      all.push({ to: 'proposed', words: 'outcomes.propose' })
    if (now === 'proposed' && can.approve.value) {
      if (of_item === 'public') all.push({ to: 'public', words: 'outcomes.publish' })
      all.push({ to: 'internal', words: 'outcomes.send_back' })
    }
    if (now === 'public' && (can.review.value || can.approve.value))
      all.push({ to: 'internal', words: 'outcomes.take_back' })
    return all
  }

  async function confirm(outcomes: Outcome[]): Promise<void> {
    try {
      await confirm_outcomes(outcomes.map(({ id, version }) => ({ id, version })))
      say(t('outcomes.confirmed'))
    } catch (error) {
      say_failure(error)
    }
    await done()
  }

  function ask(words: typeof question.value, act: (reason: string) => Promise<void>): void {
    question.value = words
    with_reason = act
    asking.value = true
  }

  const said: Record<Disclosure, Key> = {
    internal: 'outcomes.taken_back',
    proposed: 'outcomes.proposed',
    public: 'outcomes.published',
  }

  async function disclose(
    of: { outcomes?: string[]; cited?: string[] },
    to: Disclosure,
    from: Disclosure,
  ): Promise<void> {
    const go = async (reason: string) => {
      await disclose_outcomes(of, to, reason)
      say(t(said[to]))
      await done()
    }
    if (from === 'public') {
      const button = t('outcomes.take_back')
      ask({ title: button, about: t('outcomes.release_about'), button }, go)
      return
    }
    await go('').catch(say_failure)
  }

  function withdraw(cited: Cited): void {
    const title = t('outcomes.withdraw')
    ask({ title, about: t('outcomes.withdraw_about'), button: title }, async (reason) => {
      await withdraw_cited(cited.id, reason)
      say(t('outcomes.withdrawn'))
      await done()
    })
  }

  function correct(of: PromiseOf): void {
    promise.value = of
    correcting.value = true
  }

  function cite(of: Item): void {
    item.value = of
    citing.value = true
  }

  return {
    correcting,
    citing,
    asking,
    promise,
    item,
    question,
    reason_given: (reason: string) => with_reason(reason),
    moves,
    confirm,
    disclose,
    withdraw,
    correct,
    cite,
  }
}

export type PairActs = ReturnType<typeof use_pair_acts>
