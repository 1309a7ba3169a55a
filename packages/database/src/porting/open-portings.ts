import type { PortingStage } from '@telecomx/validation'
import { parseJsonList } from '../query/json-list.js'
import type { DatabaseTransaction } from '../schema.js'
import { endedStages } from './stage-facts.js'

/** A porting that is not over, as it was read; a change of it is refused once its version has moved on. */
export interface OpenPorting {
  id: string
  version: number
  stage: PortingStage
  /** E.164, the main number first. */
  numbers: string[]
}

/** The portings of an account that are not over, by number. */
export async function listOpenPortings(trx: DatabaseTransaction, accountId: string): Promise<OpenPorting[]> {
  const rows = await trx
    .selectFrom('porting')
    .select(['id', 'version', 'stage', 'number', 'additional_numbers as additionalNumbers'])
    .where('voice_account', '=', accountId)
    .where('stage', 'not in', endedStages)
    .orderBy('number')
    .execute()
  return rows.map(({ number, additionalNumbers, ...porting }) => ({
    ...porting,
    numbers: [number, ...parseJsonList(additionalNumbers)],
  }))
}
