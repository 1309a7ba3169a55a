import type { Updateable } from 'kysely'
import type { NumberType } from '@telecomx/validation'
import { updateAsRead } from '../connection/update-as-read.js'
import { parseJsonList, toJsonList } from '../query/json-list.js'
import type { Database, DatabaseTransaction, PortingTable } from '../schema.js'
import type { OpenPorting } from './open-portings.js'
import { wantsPoa } from './wants-poa.js'

/** A porting with the facts that its power of attorney prints. */
export interface PortingForPoa {
  id: string
  donor: { cpsCode: string; name: string }
  /** E.164, the main number first. */
  numbers: string[]
  numberType: NumberType
  donorSimNumber?: string
  donorCustomerId?: string
  /** ISO 8601. */
  requestedDate?: string
}

/** The same as it was read, to be moved on. */
export interface PortingWantingPoa extends PortingForPoa {
  version: number
  /** Somebody is to hear of whatever becomes of it. */
  isFollowed: boolean
}

/** Every in-porting of the customer's live SIP and MVNO accounts that wants a power of attorney, donor by donor. */
export async function listPortingsForPoa(
  database: Database,
  customerId: string,
): Promise<PortingWantingPoa[]> {
  const rows = await database
    .selectFrom('porting')
    .innerJoin('operator', 'operator.id', 'porting.operator')
    .select(['porting.id', 'porting.version', 'porting.operator as cpsCode', 'operator.name as donorName'])
    .select(['porting.number', 'porting.additional_numbers as additionalNumbers'])
    .select(['porting.number_type as numberType', 'porting.donor_sim_number as donorSimNumber'])
    .select(['porting.donor_customer_id as donorCustomerId', 'porting.requested_date as requestedDate'])
    .select(({ eb }) => eb('porting.notify', 'is not', null).as('isFollowed'))
    .where(wantsPoa(customerId))
    .orderBy('porting.operator')
    .orderBy('porting.number')
    .execute()
  return rows.map(toPortingWantingPoa)
}

function toPortingWantingPoa({
  id,
  version,
  isFollowed,
  cpsCode,
  donorName,
  number,
  additionalNumbers,
  ...row
}: PortingWantingPoaRow): PortingWantingPoa {
  const numbers = additionalNumbers === null ? [number] : [number, ...parseJsonList(additionalNumbers)]
  const porting: PortingWantingPoa = {
    id,
    version,
    isFollowed: Boolean(isFollowed),
    donor: { cpsCode, name: donorName },
    numbers,
    numberType: row.numberType,
  }
  if (row.donorSimNumber !== null) porting.donorSimNumber = row.donorSimNumber
  if (row.donorCustomerId !== null) porting.donorCustomerId = row.donorCustomerId
  if (row.requestedDate !== null) porting.requestedDate = row.requestedDate.toISOString()
  return porting
}

interface PortingWantingPoaRow {
  id: string
  version: number
  isFollowed: unknown
  cpsCode: string
  donorName: string
  number: string
  additionalNumbers: string | null
  numberType: NumberType
  donorSimNumber: string | null
  donorCustomerId: string | null
  requestedDate: Date | null
}

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
