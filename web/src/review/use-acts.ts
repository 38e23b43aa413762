// What can be done to the items of a review, each act ending with the page as it then is.
import { computed, ref, shallowRef } from 'vue'
import {
  accept_item,
  accept_items,
  confirm_item,
  confirm_items,
  edit_item,
  get_item,
  reject_item,
  restore_item,
} from '../api/calls.ts'
import type { Changed, Item, ItemChoice } from '../api/types.ts'
import { say, say_failure } from '../notice.ts'
import { rescue_focus } from '../parts/focus.ts'
import { session } from '../state.ts'
import { t } from '../text/index.ts'
import type { Mode, Review } from './use-review.ts'

export function use_acts(review: Review, id: string, mode: () => Mode) {
  const editing = ref(false)
  const rejecting = ref(false)
  const splitting = ref(false)
  const merging = ref(false)
  const adding = ref(false)
  const span = shallowRef<{ begin: number; end: number } | null>(null)
  const to_merge = shallowRef<Item[]>([])
  const busy = ref(false)

  const chosen_items = computed(() =>
    review.in_order.value.filter((item) => review.chosen.value.has(item.id)),
  )

  async function guarded(act: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await act()
    } catch (error) {
      say_failure(error)
    } finally {
      busy.value = false
      await rescue_focus('.card.current .headline')
    }
  }

  // Accept or confirm the current item, whichever it waits for, and go on to the next.
  const advance = () =>
    guarded(async () => {
      const item = review.current_item.value
      if (!item) return
      if (item.state === 'draft') {
        review.replace(await accept_item(item.id))
        say(t('review.accepted', { number: item.number }))
        review.move_to_next('draft')
      } else if (item.state === 'accepted' && mode() === 'confirm') {
        if (item.accepted_by === session.value?.person) {
          say(t('review.own'), true)
          return
        }
        review.replace(await confirm_item(item.id))
        say(t('review.confirmed', { number: item.number }))
        review.move_to_next('accepted')
      }
    })

  const confirm = () =>
    guarded(async () => {
      const item = review.current_item.value
      if (!item) return
      review.replace(await confirm_item(item.id))
      say(t('review.confirmed', { number: item.number }))
      review.move_to_next('accepted')
    })

  function tell(changed: Changed, key: 'review.accepted_many' | 'review.confirmed_many'): void {
    const own = changed.own ? t('review.left_own', { count: changed.own }) : ''
    const left = changed.left_out ? t('review.left_out', { count: changed.left_out }) : ''
    say([t(key, { count: changed.changed }), own, left].filter(Boolean).join(' '))
  }

  const many = (choice: ItemChoice) =>
    guarded(async () => {
      const reviewing = mode() === 'review'
      const changed = await (reviewing ? accept_items : confirm_items)(id, choice)
      await review.reload()
      review.chosen.value = new Set()
      tell(changed, reviewing ? 'review.accepted_many' : 'review.confirmed_many')
      review.move_to_next(reviewing ? 'draft' : 'accepted')
    })

  async function reject(reason: string): Promise<void> {
    const item = review.current_item.value
    if (!item) return
    const before = item.state
    review.replace(await reject_item(item.id, reason))
    say(t('review.rejected', { number: item.number }))
    review.move_to_next(before)
  }

  const restore = () =>
    guarded(async () => {
      const item = review.current_item.value
      if (!item) return
      review.replace(await restore_item(item.id))
      say(t('review.restored', { number: item.number }))
    })

  const take_suggestion = () =>
    guarded(async () => {
      const item = review.current_item.value
      if (!item?.suggestion) return
      const { etag } = await get_item(item.id)
      review.replace((await edit_item(item.id, { lead_unit: item.suggestion.unit }, etag)).body)
      say(t('review.took'))
    })

  const respan = (selected: { begin: number; end: number }) =>
    guarded(async () => {
      const item = review.current_item.value
      if (!item) return
      const { etag } = await get_item(item.id)
      review.replace((await edit_item(item.id, selected, etag)).body)
      document.getSelection()?.removeAllRanges()
      say(t('review.respanned', { number: item.number }))
    })

  function merge_with_next(): void {
    const list = review.in_order.value.filter(
      (item) => !['rejected', 'approved'].includes(item.state),
    )
    const at = list.findIndex((item) => item.id === review.current.value)
    const pair = at < 0 ? [] : list.slice(at, at + 2)
    if (pair.length < 2) {
      say(t('merge.no_next'), true)
      return
    }
    to_merge.value = pair
    merging.value = true
  }

  function merge_chosen(): void {
    to_merge.value = chosen_items.value
    merging.value = true
  }

  // New items came of old ones: load again and go to the first new one.
  async function made(items: Item[], words: string): Promise<void> {
    await review.reload()
    review.chosen.value = new Set()
    const first = items[0]
    if (first) review.current.value = first.id
    review.refilter_keeping(items.map((item) => item.id))
    say(words)
  }

  function saved(fresh: Item): void {
    editing.value = false
    review.replace(fresh)
  }

  function add(selected: { begin: number; end: number } | null): void {
    span.value = selected
    adding.value = true
  }

  function act(name: string): void {
    const acts: Record<string, () => void> = {
      accept: advance,
      confirm,
      restore,
      suggest: take_suggestion,
      merge: merge_with_next,
      edit: () => (editing.value = true),
      reject: () => (rejecting.value = true),
      split: () => (splitting.value = true),
    }
    acts[name]?.()
  }

  return {
    editing,
    rejecting,
    splitting,
    merging,
    adding,
    span,
    to_merge,
    busy,
    chosen_items,
    advance,
    respan,
    many,
    reject,
    merge_chosen,
    made,
    saved,
    add,
    act,
  }
}

export type Acts = ReturnType<typeof use_acts>
