import type { Updateable } from 'kysely'
import { updateAsRead } from '../connection/update-as-read.js'
import { toJsonList } from '../query/json-list.js'
import type { Database, DatabaseTransaction, PortingTable } from '../schema.js'
import type { OpenPorting } from './open-portings.js'

/** Whose porting it is. */
export async function findPortingCustomer(
  database: Database,
  portingId: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('porting')
    .select('customer')
    .where('id', '=', portingId)
    .executeTakeFirst()
  return row?.customer
}

/** A porting as it was when it was locked. */
export type LockedPorting = Omit<OpenPorting, 'numbers'>

/** Puts callers that change one porting in order, for as long as the transaction lasts. */
export async function lockPorting(
  trx: DatabaseTransaction,
  portingId: string,
): Promise<LockedPorting | undefined> {
  return trx
    .selectFrom('porting')
    .select(['id', 'version', 'stage'])
    .where('id', '=', portingId)
    .forUpdate()
    .executeTakeFirst()
}

/** What an update may change; null unsets. */
export interface PortingChanges {
  number?: string
  additionalNumbers?: string[]
  donorSimNumber?: string | null
  donorCustomerId?: string | null
  /** ISO 8601. */
  requestedDate?: string | null
  notify?: string[]
}

/** Changes facts of a porting, which its history does not tell of. Throws as `updateAsRead` does. */
export async function updatePorting(
  trx: DatabaseTransaction,
  locked: LockedPorting,
  changes: PortingChanges,
): Promise<void> {
  await updateAsRead(trx, 'porting', locked, changedColumns(changes))
}

function changedColumns(changes: PortingChanges): Updateable<PortingTable> {
  const { number, additionalNumbers, donorSimNumber, donorCustomerId, requestedDate, notify } = changes
  return {
    ...(number !== undefined && { number }),
    ...(additionalNumbers !== undefined && { additional_numbers: toJsonList(additionalNumbers) }),
    ...(donorSimNumber !== undefined && { donor_sim_number: donorSimNumber }),
    ...(donorCustomerId !== undefined && { donor_customer_id: donorCustomerId }),
    ...(requestedDate !== undefined && {
      requested_date: requestedDate === null ? null : new Date(requestedDate),
    }),
    ...(notify !== undefined && { notify: toJsonList(notify) }),
  }
}
