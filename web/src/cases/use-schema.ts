// A form by its schema on a page: its fields, what is typed into them, where the server's findings
// belong, and the value to send. `base` begins the ids of the fields.
import { computed, ref, watch, type Ref } from 'vue'
import type { Schema } from '../api/types-cases.ts'
import type { Places } from '../parts/form.ts'
import { language, name_in, t } from '../text/index.ts'
import { fields_of, flat } from './schema-fields.ts'
import { faults_of, typed_of, values_of, type Typed } from './schema-values.ts'
import { zone } from './zone.ts'

export function use_schema(
  schema: () => Schema | null,
  base: string,
  first: () => Record<string, unknown> = () => ({}),
) {
  const fields = computed(() => fields_of(schema()))
  const typed: Ref<Typed> = ref({})
  const places: Places = {}

  function reset(): void {
    typed.value = typed_of(fields.value, first(), zone())
    for (const place of Object.keys(places)) delete places[place]
    // The innermost first: /form/site/road belongs to the road.
    for (const { path } of flat(fields.value).reverse())
      places[['form', ...path].join('.')] = [base, ...path].join('.')
  }
  // A case that was loaded again brings the same schema: what is typed stays.
  watch(() => JSON.stringify(schema()), reset, { immediate: true })

  // Puts what the page can see itself into `errors`; true where there is nothing.
  function check(errors: Record<string, string>): boolean {
    const faults = faults_of(fields.value, typed.value, zone())
    for (const { field, fault } of faults) {
      const title = name_in(language.value, field.title)
      errors[[base, ...field.path].join('.')] = t(`schema.${fault}`, { title })
    }
    return faults.length === 0
  }

  const value = () => values_of(fields.value, typed.value, zone())
  return { fields, typed, places, reset, check, value }
}
