import { sql } from 'kysely'
import { inAutocommit } from '../connection/in-autocommit.js'
import { inTransaction } from '../connection/in-transaction.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** A reader of a mailbox: only its holder may say how far it was read, until the lease ends. */
export interface MailboxClaim {
  mailbox: string
  /** Unique for this reading. */
  leaseOwner: string
  leaseSeconds: number
}

/** The last mail that was read. */
export interface MailboxPosition {
  /** Undefined before the first. */
  uidValidity: string | undefined
  uid: number
}

/** The mail at which the last readings ended, because its mail server failed at it. */
export interface FailedMail {
  uid: number
  /** How many readings. */
  failures: number
}

/**
 * Claims a mailbox that is due, and gives how far it was read, and what it failed at; undefined when it is not due or somebody else has it. As
 * with deliveries, it is looked at without locks and claimed by a conditional update by key.
 */
export async function claimMailbox(
  database: Database,
  { mailbox, leaseOwner, leaseSeconds }: MailboxClaim,
): Promise<{ reached: MailboxPosition; failed: FailedMail | undefined } | undefined> {
  const found = await database
    .selectFrom('mailbox')
    .select(sql<number>`next_reading_at <= ${now}`.as('isDue'))
    .where('name', '=', mailbox)
    .executeTakeFirst()
  if (found?.isDue === 0) return undefined
  return inTransaction(database, async (trx) => {
    if (!found) await insertMailbox(trx, mailbox)
    const { numUpdatedRows } = await trx
      .updateTable('mailbox')
      .set({ lease_owner: leaseOwner, next_reading_at: inSeconds(leaseSeconds) })
      .where('name', '=', mailbox)
      .where('next_reading_at', '<=', now)
      .executeTakeFirst()
    return numUpdatedRows === 0n ? undefined : findPosition(trx, mailbox)
  })
}

/** Somebody else may do so at the same moment. */
async function insertMailbox(trx: DatabaseTransaction, name: string): Promise<void> {
  await trx
    .insertInto('mailbox')
    .values({ name, next_reading_at: now })
    .onDuplicateKeyUpdate({ name })
    .execute()
}

async function findPosition(trx: DatabaseTransaction, mailbox: string) {
  const { uid_validity, uid, failed_uid, failures } = await trx
    .selectFrom('mailbox')
    .select(['uid_validity', 'uid', 'failed_uid', 'failures'])
    .where('name', '=', mailbox)
    .executeTakeFirstOrThrow()
  return {
    reached: { uidValidity: uid_validity === null ? undefined : String(uid_validity), uid },
    failed: failed_uid === null ? undefined : { uid: failed_uid, failures },
  }
}

/** Says that the reader lives; false when somebody else has taken over. */
export async function renewMailboxLease(
  database: Database,
  { mailbox, leaseOwner, leaseSeconds }: MailboxClaim,
): Promise<boolean> {
  const update = database
    .updateTable('mailbox')
    .set({ next_reading_at: inSeconds(leaseSeconds) })
    .where('name', '=', mailbox)
    .where('lease_owner', '=', leaseOwner)
  const { numUpdatedRows } = await inAutocommit(() => update.executeTakeFirst())
  return numUpdatedRows > 0n
}

/** Says how far the mailbox was read, in the transaction that stores what was; false when somebody else has taken over. */
export async function updateMailboxPosition(
  trx: DatabaseTransaction,
  { mailbox, leaseOwner, leaseSeconds }: MailboxClaim,
  { uidValidity, uid }: MailboxPosition,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('mailbox')
    .set({ uid_validity: numberOf(uidValidity), uid, next_reading_at: inSeconds(leaseSeconds) })
    .where('name', '=', mailbox)
    .where('lease_owner', '=', leaseOwner)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How a reading ended. */
export interface MailboxReading {
  /** The last mail that was read, those without anything to store too. */
  reached: MailboxPosition
  /** Whether it came to the end of the mailbox. */
  isWhole: boolean
  /** The mail that it ended at, now or the last time that it ended at one; none when it came to the end. */
  failed?: FailedMail | undefined
  /** Until the next one, by whomever. */
  pauseSeconds: number
}

/** Gives the mailbox back, unless somebody else has taken over. */
export async function releaseMailbox(
  database: Database,
  { mailbox, leaseOwner }: MailboxClaim,
  { reached, isWhole, failed, pauseSeconds }: MailboxReading,
): Promise<void> {
  const update = database
    .updateTable('mailbox')
    .set({
      uid_validity: numberOf(reached.uidValidity),
      uid: reached.uid,
      failed_uid: failed?.uid ?? null,
      failures: failed?.failures ?? 0,
      lease_owner: null,
      next_reading_at: inSeconds(pauseSeconds),
      ...(isWhole && { read_at: now }),
    })
    .where('name', '=', mailbox)
    .where('lease_owner', '=', leaseOwner)
  await inAutocommit(() => update.execute())
}

/** RFC 9051, 2.3.1.1: 32 bits. */
function numberOf(uidValidity: string | undefined): number | null {
  return uidValidity === undefined ? null : Number(uidValidity)
}

function inSeconds(seconds: number) {
  return sql<Date>`${now} + interval ${seconds} second`
}
