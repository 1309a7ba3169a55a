import type { RouterOutputs } from '@telecomx/client'
import { timeText } from '../output/facts.js'
import type { Columns } from '../output/table.js'

export type Porting = RouterOutputs['porting']['get']

export const portingColumns: Columns<Porting> = {
  Id: ({ _id }) => _id,
  Number: ({ number, additionalNumbers }) =>
    additionalNumbers.length > 0 ? `${number} +${additionalNumbers.length}` : number,
  Donor: ({ operator }) => operator,
  Stage: ({ status }) => stageText(status.stage),
  Since: ({ status }) => timeText(status.date),
}

/** `IN_POA_RECEIVED_FROM_CUSTOMER` in words. */
export function stageText(stage: Porting['status']['stage']): string {
  return stage.replace(/^IN_/, '').replaceAll('_', ' ').toLowerCase().replace('poa', 'POA')
}
