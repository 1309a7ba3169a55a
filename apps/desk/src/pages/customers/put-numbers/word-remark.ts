import { wordRow } from '../../../calls/word-row.js'
import { formatCount } from '../../../language/format-number.js'
import type { Language } from '../../../language/in-both-languages.js'
import type { LineRemark } from './number-line.js'
import { putTexts } from './put-texts.js'

/** What a line's remark says to people. */
export function wordRemark(remark: LineRemark, language: Language): string {
  const { remarks, more } = putTexts[language]
  const { what, about, description = '', details, line = 0, account = '' } = remark
  const beside = {
    row: wordRow({ description }, language, details),
    given: String(line),
    onOtherAccount: account,
  }
  const text = remarks[what](about, beside[what as keyof typeof beside] ?? '')
  return remark.more === undefined ? text : `${text} (${more(formatCount(remark.more))})`
}
