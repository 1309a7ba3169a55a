import { sql } from 'kysely'
import type { AccessLevel } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, Language } from '../schema.js'
import { inSomeMinutes, someMinutesAgo } from './minutes-valid.js'

/** A link that is to be sent to an employee. */
export interface NewSignInLink {
  id: string
  employeeId: string
  emailAddress: string
}

export async function insertSignInLinks(
  trx: DatabaseTransaction,
  links: readonly NewSignInLink[],
): Promise<void> {
  const rows = links.map(({ id, employeeId: employee, emailAddress: email_address }) => ({
    id,
    employee,
    email_address,
    created_at: now,
    next_attempt_at: now,
  }))
  await trx.insertInto('sign_in_link').values(rows).execute()
}

/** A link whose mail is due, and what its mail says. */
export interface DueSignInLink {
  id: string
  emailAddress: string
  language: Language
  employeeName: string
  customerName: string
}

/** The longest due, ten at most. */
export async function listDueSignInLinks(database: Database): Promise<DueSignInLink[]> {
  return database
    .selectFrom('sign_in_link as link')
    .innerJoin('employee', 'employee.id', 'link.employee')
    .innerJoin('customer', 'customer.id', 'employee.customer')
    .select(['link.id', 'link.email_address as emailAddress', 'employee.language'])
    .select(['employee.name as employeeName', 'customer.name as customerName'])
    .where('link.next_attempt_at', '<=', now)
    .where('link.created_at', '>', someMinutesAgo)
    .orderBy('link.next_attempt_at')
    .limit(10)
    .execute()
}

/**
 * Gives a due link its secret, by its hash, and the time that it is good for; false when another sender was faster. Its mail
 * is handed over once: should that come to nothing without anybody's knowing, its owner asks for another.
 */
export async function claimSignInLink(database: Database, id: string, hash: Uint8Array): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('sign_in_link')
    .set({ hash, expires_at: inSomeMinutes, next_attempt_at: null })
    .where('id', '=', id)
    .where('next_attempt_at', '<=', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Its mail has not left and is tried again then, with another secret. */
export async function delaySignInLink(database: Database, id: string, seconds: number): Promise<void> {
  await database
    .updateTable('sign_in_link')
    .set({ hash: null, expires_at: null, next_attempt_at: sql<Date>`${now} + interval ${seconds} second` })
    .where('id', '=', id)
    .execute()
}

/** Whom a link signs in. */
export interface SignedInByLink {
  employeeId: string
  customerId: string
  accessLevel: AccessLevel
}

/**
 * Uses a link up, by the SHA-256 of its secret, and gives whom it signs in. Of many at the same moment one gets it. One of
 * somebody who may not log in any more, or has another address since, is not known.
 */
export async function takeSignInLink(
  trx: DatabaseTransaction,
  hash: Uint8Array,
): Promise<SignedInByLink | 'unknown' | 'used' | 'expired'> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  const link = await trx
    .selectFrom('sign_in_link as link')
    .innerJoin('employee', 'employee.id', 'link.employee')
    .select(['employee.id as employeeId', 'employee.customer as customerId'])
    .select(['employee.access_level as accessLevel', 'link.used_at as usedAt'])
    .where('link.hash', '=', hash)
    .whereRef('employee.email_address', '=', 'link.email_address')
    .where('employee.access_level', '<>', 'NO_LOGIN')
    .executeTakeFirst()
  if (!link) return 'unknown'
  const { usedAt, ...signedIn } = link
  if (numUpdatedRows === 1n) return signedIn
  return usedAt ? 'used' : 'expired'
}

/** What all tokens are called that a sign-in link gave. */
export const sessionName = 'Sign-in link'

/** Of a link that is older than a day nobody asks any more, and of a session that ended a month ago. */
export async function deleteOldSignIns(database: Database): Promise<void> {
  const aMonthAgo = sql<Date>`${now} - interval 30 day`
  await database
    .deleteFrom('token')
    .where('name', '=', sessionName)
    .where('expires_at', '<', aMonthAgo)
    .limit(1000)
    .execute()
  const aDayAgo = sql<Date>`${now} - interval 1 day`
  await database.deleteFrom('sign_in_link').where('created_at', '<', aDayAgo).limit(1000).execute()
  await database
    .deleteFrom('sign_in_request')
    .where('requested_at', '<', someMinutesAgo)
    .limit(1000)
    .execute()
}
