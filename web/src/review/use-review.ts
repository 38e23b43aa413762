// The state of a review: the items of one source, which are shown in which order, which is current,
// and the acts on them. Knows no page.
import { computed, ref, shallowRef } from 'vue'
import { get_source, get_source_text, list_source_items } from '../api/calls.ts'
import type { Item, ItemState, Source, SourceText } from '../api/types.ts'
import { CodePoints } from './code-points.ts'

export type Order = 'certainty' | 'position'
export type Mode = 'review' | 'confirm'
export type Filter = ItemState | 'all'

export interface Group {
  key: string
  path: string[] | null
  band: number
  items: Item[]
}

const bands = [500, 800]

export function band_of(certainty: number): number {
  return bands.filter((edge) => certainty >= edge).length
}

export function use_review(id: string) {
  const source = shallowRef<Source | null>(null)
  const source_text = shallowRef<SourceText | null>(null)
  const words = shallowRef<CodePoints | null>(null)
  const items = shallowRef<Item[]>([])
  const order = ref<Order>('certainty')
  const filter = ref<Filter>('draft')
  const current = ref<string | null>(null)
  // True once a person has moved: the list then scrolls to the current item.
  const following = ref(false)
  const chosen = ref<Set<string>>(new Set())
  // What the filter let through when it was set: an item acted on stays where it is.
  const kept = shallowRef<Set<string>>(new Set())

  const by_id = computed(() => new Map(items.value.map((item) => [item.id, item])))
  const current_item = computed(() =>
    current.value ? (by_id.value.get(current.value) ?? null) : null,
  )

  function fits(item: Item): boolean {
    return filter.value === 'all' ? item.state !== 'rejected' : item.state === filter.value
  }

  const shown = computed(() => {
    const some = items.value.filter((item) => fits(item) || kept.value.has(item.id))
    return order.value === 'position'
      ? some
      : some.toSorted((left, right) => left.certainty - right.certainty)
  })

  const groups = computed<Group[]>(() => {
    const all: Group[] = []
    for (const item of shown.value) {
      const by_section = order.value === 'position'
      const band = band_of(item.certainty)
      const key = by_section ? item.section.join(' / ') : String(band)
      let last = all.at(-1)
      if (!last || last.key !== key) {
        last = { key, path: by_section ? item.section : null, band, items: [] }
        all.push(last)
      }
      last.items.push(item)
    }
    return all
  })

  const in_order = computed(() => groups.value.flatMap((group) => group.items))

  function refilter(): void {
    kept.value = new Set(items.value.filter(fits).map((item) => item.id))
    if (!current.value || !in_order.value.some((item) => item.id === current.value)) {
      current.value = in_order.value[0]?.id ?? null
    }
  }

  // The same, with some items kept in sight although the filter would leave them out.
  function refilter_keeping(ids: string[]): void {
    kept.value = new Set([...kept.value, ...ids])
  }

  async function load_items(): Promise<void> {
    const all: Item[] = []
    let cursor: string | null = null
    do {
      const page = await list_source_items(id, { order: 'position', limit: 1000, cursor })
      all.push(...page.items)
      cursor = page.next
    } while (cursor)
    items.value = all
    chosen.value = new Set([...chosen.value].filter((one) => all.some((item) => item.id === one)))
  }

  async function load_source(): Promise<void> {
    source.value = await get_source(id)
  }

  async function load(): Promise<void> {
    await Promise.all([load_source(), load_items()])
    if (source.value?.has_text && !source_text.value) {
      source_text.value = await get_source_text(id)
      words.value = new CodePoints(source_text.value.text)
    }
  }

  // After an act on one item: put the answer in its place and count again.
  function replace(fresh: Item): void {
    items.value = items.value.map((item) => (item.id === fresh.id ? fresh : item))
  }

  async function reload(): Promise<void> {
    await Promise.all([load_source(), load_items()])
  }

  const counts = computed(() => {
    const count: Record<ItemState, number> = {
      draft: 0,
      accepted: 0,
      confirmed: 0,
      approved: 0,
      rejected: 0,
    }
    for (const item of items.value) count[item.state] += 1
    return count
  })

  function move(step: number): void {
    following.value = true
    const list = in_order.value
    const at = list.findIndex((item) => item.id === current.value)
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)]
    if (next) current.value = next.id
  }

  // To the next item after the current one that is still in `state`; stays where there is none.
  function move_to_next(state: ItemState): void {
    const list = in_order.value
    const at = list.findIndex((item) => item.id === current.value)
    const next = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))].find(
      (item) => item.state === state,
    )
    following.value = true
    if (next) current.value = next.id
  }

  function choose(one: string, on: boolean): void {
    const fresh = new Set(chosen.value)
    if (on) fresh.add(one)
    else fresh.delete(one)
    chosen.value = fresh
  }

  return {
    source,
    source_text,
    words,
    items,
    order,
    filter,
    current,
    following,
    current_item,
    chosen,
    by_id,
    shown,
    groups,
    in_order,
    counts,
    load,
    reload,
    replace,
    refilter,
    refilter_keeping,
    move,
    move_to_next,
    choose,
  }
}

export type Review = ReturnType<typeof use_review>

// How many of a group are still to be done in this mode.
export function open_in(group: Group, mode: Mode): Item[] {
  return group.items.filter((item) => item.state === (mode === 'review' ? 'draft' : 'accepted'))
}
