import type { UpdateObject } from 'kysely'
import type { DatabaseTransaction, Tables } from '../schema.js'
import { ChangedMeanwhileError } from './transaction-errors.js'

/** The tables whose rows count their changes. */
type VersionedTable = 'operator' | 'customer' | 'employee' | 'voice_account' | 'porting'

/** Changes a row that is still as it was read, and counts it. Throws a `ChangedMeanwhileError` when it is not. */
export async function updateAsRead<Table extends VersionedTable>(
  trx: DatabaseTransaction,
  table: Table,
  { id, version }: { id: string; version: number },
  changes: UpdateObject<Tables, Table>,
): Promise<void> {
  const updated = await trx
    .updateTable(table as 'customer')
    .set({ ...(changes as UpdateObject<Tables, 'customer'>), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ChangedMeanwhileError(`the ${table}`)
}
