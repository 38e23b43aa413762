// Shapes of the register of enterprises as api/openapi.yaml gives them.
import type { Name } from './types.ts'

export const visit_manners = ['on_site', 'telephone', 'meeting'] as const
export type VisitManner = (typeof visit_manners)[number]
export type EnterpriseMay = 'amend' | 'assign' | 'withdraw' | 'visit' | 'report'

export interface EnterpriseLine {
  id: string
  name: string
  credit_code: string
  contact: string
  phone: string
  subdistrict: string | null
  subdistrict_name: Name | null
  industry: string
  official: string | null
  official_name: Name | null
  unit: string | null
  last_visit: string | null
  withdrawn_at: string | null
}

export interface Enterprise extends EnterpriseLine {
  version: number
  masked: boolean
  address: string
  registered_at: string
  withdrawn_words: string
  may: EnterpriseMay[]
}

export interface EnterpriseList {
  enterprises: EnterpriseLine[]
  next: string | null
}

export interface EnterpriseFacts {
  name: string
  credit_code: string
  contact: string
  phone: string
  address: string
  subdistrict: string
  industry: string
}

export interface EnterpriseSummary {
  year: number
  enterprises: number
  visited: number
  visits: number
  keeps: boolean
  reads_all: boolean
  subdistricts: { code: string; name: Name }[]
}

export interface VisitCase {
  id: string
  number: string
  title: string
}

export interface Visit {
  id: string
  enterprise: string
  official: string
  official_name: Name | null
  recorded_by: string
  recorded_by_name: Name | null
  visited: string
  manner: VisitManner
  words: string
  recorded_at: string
  cases: VisitCase[]
  case_count: number
}

export interface VisitList {
  visits: Visit[]
  next: string | null
}

// The enterprise of a case.
export interface KnownEnterprise {
  id: string
  name: string
  official: string | null
  official_name: Name | null
  unit: string | null
  last_visit: string | null
}
