import { detailsOf, documentedErrorOf, isOutcomeUnknown, isTimeout, requestIdOf } from '@telecomx/client'
import { inBothLanguages, type Language } from '../language/in-both-languages.js'
import { wordRow } from './word-row.js'

export interface DescribedFailure {
  text: string
  /** What the server's log knows it by, where somebody may have to look there. */
  requestId?: string
  /** Nothing was done, and the same call may succeed in a while. */
  maySucceedLater: boolean
}

/** What went wrong, for people: any documented row, and the answers that did not come. */
export function describeFailure(error: unknown, language: Language): DescribedFailure {
  const row = documentedErrorOf(error)
  if (isOutcomeUnknown(error)) return { text: texts[language].outcomeUnknown, maySucceedLater: false }
  if (!row) {
    const text = isTimeout(error) ? texts[language].timeout : texts[language].notReached
    return { text, maySucceedLater: true }
  }
  const requestId = row.code >= 500 ? requestIdOf(error) : undefined
  return {
    text: wordRow(row, language, detailsOf(error)),
    ...(requestId !== undefined && { requestId }),
    maySucceedLater: row.code === 429 || row.code === 503,
  }
}

const texts = inBothLanguages(
  {
    outcomeUnknown:
      'Der kom intet svar, så ændringen kan være sket eller ikke. Se efter, før du prøver igen.',
    timeout: 'Serveren svarede ikke i tide.',
    notReached: 'Serveren kan ikke nås.',
  },
  {
    outcomeUnknown: 'No answer came, so the change may have happened or not. Look before you try again.',
    timeout: 'The server did not answer in time.',
    notReached: 'The server cannot be reached.',
  },
)
