// The columns of a table of reports, by the titles of a service's form in one language.
import type { ServiceDetail } from '../api/types-cases.ts'
import type { Language } from '../text/names.ts'

interface Property {
  type?: string
  title?: string
  'x-title-en'?: string
  'x-applicant'?: string
}

const applicant = {
  name: ['联系人', 'name'],
  phone: ['联系电话', 'phone'],
  email: ['电子邮箱', 'email'],
  organisation: ['单位名称', 'organisation'],
  credit_code: ['统一社会信用代码', 'credit_code'],
} as const
const place = [
  ['地址', 'address'],
  ['经度', 'longitude'],
  ['纬度', 'latitude'],
] as const

// Fields that are lists or groups have no column; what the form asks of the applicant stands once.
export function report_columns(
  service: Pick<ServiceDetail, 'form' | 'applicants' | 'place'>,
  language: Language,
): string[] {
  const properties = (service.form['properties'] ?? {}) as Record<string, Property>
  const fields = Object.entries(properties).filter(
    ([, { type }]) => type !== 'array' && type !== 'object',
  )
  const asked = new Set(fields.map(([, property]) => property['x-applicant']))
  const enterprise = service.applicants.includes('enterprise')
  const own = Object.entries(applicant).filter(([name]) => {
    const of_enterprise = name === 'organisation' || name === 'credit_code'
    return !asked.has(name) && (enterprise || !of_enterprise)
  })
  const in_language = ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh)
  return [
    ...fields.map(([name, one]) => (language === 'en' ? one['x-title-en'] : one.title) ?? name),
    ...own.map(([, names]) => in_language(names)),
    ...(service.place === 'none' ? [] : place.map(in_language)),
  ]
}
