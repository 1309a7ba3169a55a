import type { NumberType } from '@telecomx/validation'
import { chunksOf } from '../query/chunks-of.js'
import { toJsonList } from '../query/json-list.js'
import { now } from '../query/now.js'
import type { DatabaseTransaction } from '../schema.js'

/** A porting in its first stage, with its history and the claim on its numbers. */
export interface NewPorting {
  id: string
  customer: string
  voice_account: string
  operator: string
  number_type: NumberType
  /** E.164, the main number first. */
  numbers: readonly [string, ...string[]]
  donor_sim_number?: string | null
  donor_customer_id?: string | null
  requested_date?: Date | null
  /** Who made it; left out when it was the system. */
  stage_employee?: string
  /** The entry of the audit log that tells of it. */
  audit?: string
}

/** Throws a duplicate-key error (see `isDuplicate`) when a number is in an open porting already. */
export async function insertNewPortings(
  trx: DatabaseTransaction,
  portings: readonly NewPorting[],
): Promise<void> {
  const rows = rowsOfPortings(portings)
  for (const chunk of chunksOf(rows.porting)) await trx.insertInto('porting').values(chunk).execute()
  for (const chunk of chunksOf(rows.porting_stage))
    await trx.insertInto('porting_stage').values(chunk).execute()
  await claimNumbers(trx, portings)
}

/**
 * Claims the numbers of portings that were over and are open from now on. Throws a duplicate-key error (see `isDuplicate`)
 * when one is in an open porting already.
 */
export async function insertOpenNumbers(
  trx: DatabaseTransaction,
  portings: readonly { id: string; numbers: readonly string[] }[],
): Promise<void> {
  for (const chunk of chunksOf(portings.map(({ id }) => id)))
    await trx.deleteFrom('ended_porting_number').where('porting', 'in', chunk).execute()
  await claimNumbers(trx, portings)
}

/** Frees the numbers of portings that are over; they are found by them still. */
export async function releaseNumbers(trx: DatabaseTransaction, portingIds: readonly string[]): Promise<void> {
  const claimed = trx
    .selectFrom('open_porting_number')
    .select(['number', 'porting'])
    .where('porting', 'in', portingIds)
  await trx
    .insertInto('ended_porting_number')
    .ignore()
    .columns(['number', 'porting'])
    .expression(claimed)
    .execute()
  await trx.deleteFrom('open_porting_number').where('porting', 'in', portingIds).execute()
}

async function claimNumbers(
  trx: DatabaseTransaction,
  portings: readonly { id: string; numbers: readonly string[] }[],
): Promise<void> {
  for (const chunk of chunksOf(openNumbersOf(portings)))
    await trx.insertInto('open_porting_number').values(chunk).execute()
}

/** The rows of new portings in the three tables that know of them. */
export function rowsOfPortings(portings: readonly NewPorting[]) {
  return {
    porting: portings.map(({ numbers: [number, ...additional], audit: _audit, ...porting }) => ({
      ...porting,
      number,
      additional_numbers: toJsonList(additional),
      porting_type: 'IN' as const,
      stage: 'IN_CREATED' as const,
      stage_at: now,
      version: 1,
      created_at: now,
    })),
    porting_stage: portings.map(({ id, stage_employee: employee = null, audit = null }) => ({
      porting: id,
      version: 1,
      stage: 'IN_CREATED' as const,
      entered_at: now,
      employee,
      audit,
    })),
    open_porting_number: openNumbersOf(portings),
  }
}

/** All callers in the same order: two with the same numbers wait for each other instead of deadlocking. */
function openNumbersOf(portings: readonly { id: string; numbers: readonly string[] }[]) {
  return portings
    .flatMap(({ id, numbers }) => numbers.map((number) => ({ number, porting: id })))
    .toSorted((one, other) => (one.number < other.number ? -1 : 1))
}
