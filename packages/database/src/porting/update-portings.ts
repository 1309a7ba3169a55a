import { type Expression, type SqlBool, sql, type UpdateObject } from 'kysely'
import type { PortingStage } from '@telecomx/validation'
import { ChangedMeanwhileError } from '../connection/in-transaction.js'
import type { DatabaseTransaction, Tables } from '../schema.js'

/** A porting as it was read. Without a version its stage alone says whether it still is what it was. */
export interface ReadPorting {
  id: string
  version?: number
}

export type PortingColumns = UpdateObject<Tables, 'porting'>

/**
 * Changes portings in one statement and counts up their versions. Runs the transaction again (`ChangedMeanwhileError`)
 * when one of them changed since it was read, or is in none of the stages.
 */
export async function updatePortings(
  trx: DatabaseTransaction,
  portings: readonly ReadPorting[],
  columns: PortingColumns,
  stages?: readonly PortingStage[],
): Promise<void> {
  const updated = await trx
    .updateTable('porting')
    .set({ ...columns, version: sql<number>`version + 1` })
    .where(areAsRead(portings))
    .$if(stages !== undefined, (update) => update.where('stage', 'in', stages ?? []))
    .executeTakeFirst()
  if (Number(updated.numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
}

/** The ids stand by themselves as well, because MariaDB finds rows by pairs only without the key. */
function areAsRead(portings: readonly ReadPorting[]): Expression<SqlBool> {
  const ids = sql`id in (${sql.join(portings.map(({ id }) => id))})`
  const pairs = portings.flatMap(({ id, version }) =>
    version === undefined ? [] : [sql`(${id}, ${version})`],
  )
  return pairs.length === 0
    ? sql<SqlBool>`${ids}`
    : sql<SqlBool>`${ids} and (id, version) in (${sql.join(pairs)})`
}
