import { formatCount, formatPhone } from '../../language/format-number.js'
import type { Question } from '../../parts/question.js'
import { addressesOf, type PoaFields } from './poa-fields.js'
import type { PoaTexts } from './poa-texts.js'
import type { PlannedDocument } from './word-risk.js'

interface ToMake {
  documents: readonly PlannedDocument[]
  /** Documents that wait for the same numbers are replaced. */
  replaces: boolean
  values: PoaFields
  ownAddress: string | undefined
}

/** What will be done, asked before it is: how many documents with how many numbers, to whom, and what is replaced. */
export function wordQuestion({ documents, replaces, values, ownAddress }: ToMake, texts: PoaTexts): Question {
  const { method } = values
  const count = documents.length
  const numbers = documents.reduce((sum, one) => sum + one.numbers, 0)
  const what = texts.confirmWhat(count, texts.numbers(numbers, formatCount(numbers)))
  const to = values.recipient.trim() || formatPhone(ownAddress ?? '')
  const copies = method === 'EMAIL' ? addressesOf(values.cc) : []
  const owner = values.otherOwner ? String(values['override.name'] ?? '').trim() : ''
  const sentences = [
    texts.confirmText[method](what, to),
    ...(owner === '' ? [] : [texts.confirmOwner(owner)]),
    ...(copies.length > 0 ? [texts.confirmCopies(copies.join(', '))] : []),
    ...(replaces ? [texts.confirmReplaces] : []),
  ]
  return {
    title: texts.confirmTitle(count),
    text: sentences.join(' '),
    action: (method === 'DOWNLOAD' ? texts.create : texts.createAndSend)(count),
  }
}
