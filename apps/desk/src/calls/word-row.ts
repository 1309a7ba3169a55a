import type { DocumentedError } from '@telecomx/client'
import type { Language } from '../language/in-both-languages.js'
import { danishRows, danishRules } from './danish-rows.js'

const englishRules: readonly [RegExp, string][] = [
  [/^\S+ is not valid$/, 'The value is not valid'],
  [/^\S+ cannot be printed$/, 'Holds a character that cannot be printed on a power of attorney'],
]

/** What a documented row says to people. One without Danish words is told in English: better than nothing. */
export function wordRow({ description }: Pick<DocumentedError, 'description'>, language: Language): string {
  const rules = language === 'da' ? danishRules : englishRules
  const byRule = rules.find(([rule]) => rule.test(description))?.[1]
  return byRule ?? (language === 'da' ? danishRows[description] : undefined) ?? description
}
