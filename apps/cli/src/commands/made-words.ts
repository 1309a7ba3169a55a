import { documentedErrorOf } from '@telecomx/client'
import type { Outcome } from '../command/work-through.js'
import { failureInALine } from '../failure/describe-failure.js'
import { counted } from '../output/counted.js'
import type { Output } from '../output/output.js'
import { tableOf } from '../output/table.js'
import type { Made } from './make-poas.js'

type MadeFor = Outcome<string, Made>

/** What was done for a customer, in a line. */
export function madeWords(outcome: MadeFor): string {
  if ('error' in outcome) return failureInALine(outcome.error)
  const { documents, awaiting, files } = outcome.answer
  const fetched = files.length > 0 ? `, ${counted(files.length, 'file')} fetched` : ''
  if (awaiting === undefined) return `${counted(documents.length, 'document')} made${fetched}`
  return `left out: ${counted(awaiting, 'porting')} awaiting the signed copy, none without a document (--again makes new ones)${fetched}`
}

/** One customer by its documents, many by a table. */
export function madeText(outcomes: readonly MadeFor[], output: Output): string {
  const [only, ...others] = outcomes
  if (only && others.length === 0 && 'answer' in only)
    return [sentence(madeWords(only)), ...only.answer.documents, ...only.answer.files].join('\n')
  return tableOf(outcomes, { Customer: ({ item }) => item, 'What was done': madeWords }, output)
}

/** The same for programs: of each customer its documents, or the row of its failure. */
export function madeJson(outcomes: readonly MadeFor[]): object {
  const results = outcomes.map((outcome) => {
    const customer = outcome.item
    if ('answer' in outcome) return { customer, success: true, ...outcome.answer }
    const { code, message, description } = documentedErrorOf(outcome.error) ?? {}
    return { customer, success: false, code, message, description: description ?? madeWords(outcome) }
  })
  return { results }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
