import type { RouterOutputs } from '@telecomx/client'
import { numbersText } from '../output/numbers-text.js'
import { tableOf } from '../output/table.js'

type Plan = RouterOutputs['porting']['poaPlan']

/** The documents that would be made, and beneath them what donors might refuse. */
export function planText({ documents }: Plan, width: number): string {
  if (documents.length === 0) return 'No document would be made: no number needs one.'
  const made = tableOf(
    documents,
    {
      Donor: ({ operator }) => operator,
      Name: ({ operatorName }) => operatorName,
      Portings: ({ portings }) => portings.length,
      Numbers: ({ portings }) => numbersText(portings.flatMap(({ numbers }) => numbers)),
    },
    { width },
  )
  const risks = documents.flatMap(({ operator, risks }) => risks.map((risk) => ({ operator, ...risk })))
  if (risks.length === 0) return `${made}\n\nNothing was found that a donor might refuse.`
  const found = tableOf(
    risks,
    {
      Donor: ({ operator }) => operator,
      Risk: ({ risk }) => risk,
      Porting: ({ porting }) => porting,
    },
    { width },
    ['What to look at', ({ description }) => description],
  )
  return `${made}\n\nWhy donors might refuse them:\n${found}`
}
