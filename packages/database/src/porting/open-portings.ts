import type { PortingStage } from '@telecomx/validation'
import { findByChunks } from '../query/chunks-of.js'
import { parseJsonList } from '../query/json-list.js'
import type { Database, DatabaseTransaction } from '../schema.js'
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

/** Those of the numbers that are in another open porting than these, ascending. */
export async function listNumbersInOtherPortings(
  database: Database,
  portingIds: readonly string[],
  numbers: readonly string[],
): Promise<string[]> {
  const own = new Set(portingIds)
  const rows = await findByChunks(numbers.toSorted(), (chunk) =>
    database
      .selectFrom('open_porting_number')
      .select(['number', 'porting'])
      .where('number', 'in', chunk)
      .orderBy('number')
      .execute(),
  )
  return rows.filter(({ porting }) => !own.has(porting)).map(({ number }) => number)
}
