// What a desk writes down of an applicant and a place, and the report that is sent. Pure functions.
import type { ApplicantKind, CaseReport, Reference, Schema } from '../api/types-cases.ts'
import type { Enterprise } from '../api/types-registers.ts'

export const applicant_names = ['organisation', 'credit_code', 'name', 'phone', 'email'] as const
export type ApplicantName = (typeof applicant_names)[number]

export interface Applicant extends Record<ApplicantName, string> {
  kind: ApplicantKind
}

export interface Place {
  longitude: string
  latitude: string
  reference: Reference
  address: string
}

export const no_applicant = (kind: ApplicantKind): Applicant => ({
  kind,
  organisation: '',
  credit_code: '',
  name: '',
  phone: '',
  email: '',
})
// The contact of an enterprise in the register reports for it; a masked one is asked for anew.
export function applicant_from(one: Enterprise): Applicant {
  const known = one.masked ? {} : { name: one.contact, phone: one.phone }
  const { name, credit_code } = one
  return { ...no_applicant('enterprise'), organisation: name, credit_code, ...known }
}
// What a form asks of the applicant once more, by its x-applicant.
export function said_of(schema: Schema, applicant: Applicant): Record<string, string> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>
  const said = Object.entries(properties).flatMap(([field, { 'x-applicant': asked }]) => {
    const name = applicant_names.find((one) => one === asked)
    return name && applicant[name] ? [[field, applicant[name]]] : []
  })
  return Object.fromEntries(said) as Record<string, string>
}
export const no_place = (): Place => ({
  longitude: '',
  latitude: '',
  reference: 'wgs84',
  address: '',
})

// An enterprise is asked for its name and code besides the person.
export function asked_of(kind: ApplicantKind): readonly ApplicantName[] {
  return kind === 'enterprise' ? applicant_names : (['name', 'phone', 'email'] as const)
}

const filled = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as Partial<T>

export function applicant_of(applicant: Applicant): CaseReport['applicant'] {
  const said = asked_of(applicant.kind).map((name) => [name, applicant[name].trim()])
  return { kind: applicant.kind, ...filled(Object.fromEntries(said)) }
}

const degrees = (text: string): number | null => {
  const value = Number(text.trim())
  return text.trim() && Number.isFinite(value) ? value : null
}

export type PlaceFault = 'missing' | 'coordinates_wrong'

// Half a pair of coordinates is a mistake; none is a place in words.
export function place_fault(place: Place, required: boolean): PlaceFault | null {
  const [longitude, latitude] = [degrees(place.longitude), degrees(place.latitude)]
  const tried = place.longitude.trim() !== '' || place.latitude.trim() !== ''
  if (tried) {
    const fits =
      longitude !== null &&
      latitude !== null &&
      Math.abs(longitude) <= 180 &&
      Math.abs(latitude) <= 90
    return fits ? null : 'coordinates_wrong'
  }
  return required && !place.address.trim() ? 'missing' : null
}

// Nothing where nothing was said of a place.
export function place_of(place: Place): CaseReport['place'] | undefined {
  const [longitude, latitude] = [degrees(place.longitude), degrees(place.latitude)]
  const address = place.address.trim()
  const point =
    longitude === null || latitude === null
      ? {}
      : { longitude, latitude, reference: place.reference }
  const said = { ...point, ...(address ? { address } : {}) }
  return Object.keys(said).length ? said : undefined
}
