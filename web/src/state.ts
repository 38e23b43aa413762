// What every page knows: who is logged in, what the server is, the units and the people's names.
import { computed, ref, shallowRef } from 'vue'
import { get_meta, get_session, list_people, list_units, log_out } from './api/calls.ts'
import { Failure, set_csrf } from './api/client.ts'
import type { Meta, Person, Role, Session, Unit } from './api/types.ts'
import { language, name_in, t } from './text/index.ts'

export const session = shallowRef<Session | null>(null)
export const meta = shallowRef<Meta | null>(null)
export const units = shallowRef<Unit[]>([])
export const people = shallowRef<Person[]>([])

export function has_role(...wanted: Role[]): boolean {
  return session.value?.appointments.some(({ role }) => wanted.includes(role)) ?? false
}

export const can = {
  review: computed(() => has_role('supervision')),
  approve: computed(() => has_role('approver')),
  answer: computed(() => has_role('liaison', 'unit_head')),
  administer: computed(() => has_role('operator')),
  see_lights: computed(() => has_role('supervision', 'approver', 'leader', 'liaison', 'unit_head')),
  read_ledger: computed(() => has_role('operator', 'supervision', 'approver', 'leader')),
  moderate: computed(() => has_role('supervision', 'approver', 'leader')),
  see_cases: computed(() =>
    has_role(
      'handler',
      'dispatcher',
      'grid_worker',
      'unit_head',
      'supervision',
      'leader',
      'approver',
      'operator',
      'reader',
    ),
  ),
  // Handlers of a desk may too; whether their unit has one only the server knows.
  see_assessment: computed(() =>
    has_role('supervision', 'approver', 'leader', 'reader', 'operator', 'dispatcher', 'unit_head'),
  ),
  do_tasks: computed(() =>
    has_role('handler', 'dispatcher', 'grid_worker', 'unit_head', 'liaison'),
  ),
  read_sources: computed(() => has_role('operator', 'supervision', 'approver', 'leader', 'reader')),
}

// Whoever only works on cases has nothing to do with items under supervision.
export const only_cases = computed(
  () =>
    session.value !== null &&
    session.value.appointments.every(({ role }) =>
      ['handler', 'dispatcher', 'grid_worker'].includes(role),
    ),
)

const unit_by_id = computed(() => new Map(units.value.map((unit) => [unit.id, unit])))
const person_by_id = computed(() => new Map(people.value.map((person) => [person.id, person])))

export function unit_name(id: string | null | undefined): string {
  if (!id) return ''
  const unit = unit_by_id.value.get(id)
  if (!unit) return id
  return language.value === 'en' ? name_in('en', unit.name) : (unit.short[0] ?? unit.name.zh)
}

export function person_name(id: string | null | undefined): string {
  if (!id) return ''
  const person = person_by_id.value.get(id)
  return person ? name_in(language.value, person.name) : id
}

// Who did an act: the name the ledger gives, or that the system did it of itself.
export function actor_name(entry: { actor: string; actor_name: string }): string {
  if (entry.actor === 'system') return t('history.system')
  return entry.actor_name || person_name(entry.actor)
}

export const district_name = computed(() => name_in(language.value, meta.value?.district.name))

export async function load_units(): Promise<void> {
  units.value = await list_units()
}

export async function load_people(): Promise<void> {
  people.value = await list_people()
}

export function take_session(fresh: Session | null): void {
  session.value = fresh
  set_csrf(fresh?.csrf ?? '')
}

const loaded_for = ref('')

// Loads what the pages need of units and people, once for each person logged in.
export async function load_surroundings(): Promise<void> {
  const who = session.value
  if (!who || who.must_change_password || loaded_for.value === who.person) return
  await Promise.all([load_units(), load_people()])
  loaded_for.value = who.person
}

let asked = false

// Asks the server once who is here; nobody is an answer, not a failure.
export async function restore_session(): Promise<void> {
  if (asked) return
  const [who] = await Promise.all([
    get_session().catch((error: unknown) => {
      if (error instanceof Failure && error.problem.status === 401) return null
      throw error
    }),
    get_meta().then((facts) => (meta.value = facts)),
  ])
  take_session(who)
  asked = true
}

export async function leave(): Promise<void> {
  await log_out().catch(() => undefined)
  take_session(null)
  loaded_for.value = ''
}
