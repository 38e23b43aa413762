// Names in two languages as the server gives them. Nothing of the page, so that what only needs
// these can be tested without one.
export type Language = 'zh-CN' | 'en'

export function name_in(
  language_now: Language,
  name: { zh: string; en: string } | null | undefined,
): string {
  if (!name) return ''
  return (language_now === 'en' && name.en) || name.zh
}

export function yes_no(language_now: Language, yes: boolean): string {
  if (language_now === 'en') return yes ? 'yes' : 'no'
  return yes ? '是' : '否'
}
