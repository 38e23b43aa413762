// What the list of enterprises shows, as it stands in the address. Pure functions.
export const enterprise_filters = [
  'q',
  'official',
  'unit',
  'subdistrict',
  'not_visited_days',
  'withdrawn',
] as const
export type EnterpriseFilter = (typeof enterprise_filters)[number]

// How long ago the last visit was, as the list offers it.
export const visit_days = [30, 90, 180, 365] as const
