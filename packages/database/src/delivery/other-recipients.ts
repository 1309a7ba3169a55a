import { sql } from 'kysely'
import { inAutocommit } from '../connection/in-autocommit.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** Counts a delivery to another recipient than the contact, and gives how many those are in this hour of the day. */
export async function countOtherRecipients(
  trx: DatabaseTransaction,
  customerId: string,
  count: number,
): Promise<number> {
  const hour = await findHour(trx)
  await trx
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour, sent: count })
    .onDuplicateKeyUpdate((column) => ({ sent: column('sent', '+', count) }))
    .execute()
  const { sent } = await trx
    .selectFrom('other_recipient_hour')
    .select('sent')
    .where('customer', '=', customerId)
    .where('hour', '=', hour)
    .executeTakeFirstOrThrow()
  return sent
}

/** Writes down that a delivery to another recipient was refused because there were too many. */
export async function recordRefusedRecipient(database: Database, customerId: string): Promise<void> {
  const hour = await findHour(database)
  const insert = database
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour, refused: 1 })
    .onDuplicateKeyUpdate((column) => ({ refused: column('refused', '+', 1) }))
  await inAutocommit(() => insert.execute())
}

/** News that is older is none. */
const hoursAhead = 24

/**
 * Counts letters about progress to others than the contact. Gives for each the hour in which it may leave: this one
 * while it has room for `perHour`, then the next ones. Those that find no room within a day get none, and count as refused.
 * The caller holds the customer's lock.
 */
export async function reserveProgressHours(
  trx: DatabaseTransaction,
  customerId: string,
  { letters, perHour }: { letters: number; perHour: number },
): Promise<Date[]> {
  const first = await findHour(trx)
  const taken = await listProgress(trx, customerId, first)
  const reserved: Date[] = []
  const counts: { customer: string; hour: Date; progress: number; refused?: number }[] = []
  for (let ahead = 0; ahead < hoursAhead && reserved.length < letters; ahead++) {
    const hour = new Date(first.getTime() + ahead * 3_600_000)
    const room = Math.max(0, perHour - (taken.get(hour.getTime()) ?? 0))
    const progress = Math.min(room, letters - reserved.length)
    reserved.push(...Array.from({ length: progress }, () => hour))
    if (progress > 0) counts.push({ customer: customerId, hour, progress })
  }
  const refused = letters - reserved.length
  if (refused > 0) counts.push({ customer: customerId, hour: first, progress: 0, refused })
  if (counts.length > 0) await addCounts(trx, counts)
  return reserved
}

async function listProgress(
  trx: DatabaseTransaction,
  customerId: string,
  from: Date,
): Promise<Map<number, number>> {
  const rows = await trx
    .selectFrom('other_recipient_hour')
    .select(['hour', 'progress'])
    .where('customer', '=', customerId)
    .where('hour', '>=', from)
    .execute()
  return new Map(rows.map(({ hour, progress }) => [hour.getTime(), progress]))
}

async function addCounts(
  trx: DatabaseTransaction,
  counts: readonly { customer: string; hour: Date; progress: number; refused?: number }[],
): Promise<void> {
  await trx
    .insertInto('other_recipient_hour')
    .values(counts.map((count) => ({ refused: 0, ...count })))
    .onDuplicateKeyUpdate({
      progress: sql<number>`progress + values(progress)`,
      refused: sql<number>`refused + values(refused)`,
    })
    .execute()
}

/** The hour that it is, by the database's clock. */
async function findHour(database: Database): Promise<Date> {
  const hour = sql<Date>`cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime)`
  const found = await database.selectNoFrom(hour.as('hour')).executeTakeFirstOrThrow()
  return found.hour
}
