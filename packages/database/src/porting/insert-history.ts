import type { PortingStage } from '@telecomx/validation'
import { type SqlBool, sql } from 'kysely'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { chunksOf, idsPerStatement } from '../query/chunks-of.js'
import type { DatabaseTransaction } from '../schema.js'

/** A porting as it was before it changed; without a version it may have been any. */
interface ChangedPorting {
  id: string
  version?: number | undefined
}

/**
 * Writes down the stage of each porting that is one version further than it was read, and in that stage where one is said.
 * Throws a `ChangedMeanwhileError` when one is not: so portings that were changed by another condition than their ids and
 * versions are known to be these.
 */
export async function insertHistory(
  trx: DatabaseTransaction,
  portings: readonly ChangedPorting[],
  { audit, stage }: { audit: string; stage: PortingStage | undefined },
): Promise<void> {
  // In the order of the table's key it costs a third less.
  const inKeyOrder = [...portings].sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const chunk of chunksOf(inKeyOrder, idsPerStatement)) {
    const inserted = await trx
      .insertInto('porting_stage')
      .columns(['porting', 'version', 'stage', 'entered_at', 'message', 'employee', 'audit'])
      .expression(
        trx
          .selectFrom(tableOf(chunk))
          .innerJoin('porting', 'porting.id', 'known.id')
          .select(['porting.id', 'porting.version', 'stage', 'stage_at', 'stage_message', 'stage_employee'])
          .select(sql<string>`${audit}`.as('audit'))
          .where(sql<SqlBool>`(known.version is null or porting.version = known.version + 1)`)
          .$if(stage !== undefined, (query) => query.where('stage', '=', stage as PortingStage)),
      )
      .executeTakeFirst()
    if (Number(inserted.numInsertedOrUpdatedRows) !== chunk.length)
      throw new ChangedMeanwhileError('a porting')
  }
}

/** What is known, as rows of the statement. */
function tableOf(portings: readonly ChangedPorting[]) {
  const pairs = portings.map(({ id, version }) => (version === undefined ? [id] : [id, version]))
  return sql<{ id: string; version: number | null }>`json_table(${JSON.stringify(pairs)}, '$[*]' columns (
    id char(24) character set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]'))`.as(
    'known',
  )
}
