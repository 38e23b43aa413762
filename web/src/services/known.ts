// The services of the district as pages need them: the list, asked for once, and each in the
// versions that were looked at.
import { computed, shallowRef } from 'vue'
import { get_service, list_services } from '../api/calls-cases.ts'
import type { ServiceDetail, ServiceLine } from '../api/types-cases.ts'
import { session } from '../state.ts'
import { language, name_in } from '../text/index.ts'

export const services = shallowRef<ServiceLine[]>([])
export const may_register = computed(() => services.value.some((one) => one.may_register))
let asked: Promise<void> | null = null
let asked_for = ''

// A list that could not be had is asked for again the next time, and for whoever else logs in.
export function load_services(): Promise<void> {
  const who = session.value?.person ?? ''
  if (who !== asked_for) asked = null
  asked_for = who
  asked ??= list_services().then(
    (list) => {
      services.value = list
    },
    (error: unknown) => {
      asked = null
      throw error
    },
  )
  return asked
}

const details = new Map<string, Promise<ServiceDetail>>()

export function load_service(id: string, version?: number): Promise<ServiceDetail> {
  const key = `${id} ${version ?? ''}`
  let detail = details.get(key)
  if (!detail) {
    detail = get_service(id, version)
    details.set(key, detail)
    detail.catch(() => details.delete(key))
  }
  return detail
}

export function service_name(id: string): string {
  const service = services.value.find((one) => one.id === id)
  return service ? name_in(language.value, service.name) : id
}

// The address of its page.
export function service_route(id: string) {
  const [domain = '', name = ''] = id.split('/')
  return { name: 'service', params: { domain, service: name } }
}
