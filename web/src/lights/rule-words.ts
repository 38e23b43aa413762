// How a rule, what it compared and what it decided are said in the language of the reader.
import type { LightMeasure, LightRule, RuleWords } from '../api/types-lights.ts'
import { language, name_in, t, word } from '../text/index.ts'
import type { Key } from '../text/index.ts'

// A decimal with one place as a person writes it: 3.0 is 3.
export function plain(value: string): string {
  return value.replace(/\.0$/, '')
}

export function rule_words(rule: string, words: RuleWords | null): string {
  if (words) return name_in(language.value, words)
  if (rule === 'override') return t('lights.rule_override')
  if (rule === 'not-owed') return t('lights.rule_not_owed')
  return rule
}

export function measure_words(measure: LightMeasure | null, value: string | null): string {
  if (!measure || value === null) return ''
  return t(`measure.${measure}` as Key, { value: plain(value) })
}

export function condition_words(rule: LightRule): string {
  return t(rule.inclusive ? 'condition.at_least' : 'condition.more_than', {
    measure: word('condition', rule.when),
    value: plain(rule.threshold),
  })
}
