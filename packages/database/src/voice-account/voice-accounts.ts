import { sql } from 'kysely'
import type { NumberType } from '@telecomx/validation'
import { chunksOf, findByChunks } from '../query/chunks-of.js'
import { updateAsRead } from '../connection/update-as-read.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** A live account, as it was when its row was locked. */
export interface LockedVoiceAccount {
  id: string
  customer: string
  type: NumberType
  name: string | null
  version: number
}

/** Which account is meant: an id of the other kind is no account. */
export interface VoiceAccountKey {
  id: string
  type: NumberType
}

/** What access checks need of a live account. */
export async function findVoiceAccountCustomer(
  database: Database,
  { id, type }: VoiceAccountKey,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('voice_account')
    .select('customer')
    .where('id', '=', id)
    .where('type', '=', type)
    .where('state', '=', 'ACTIVE')
    .executeTakeFirst()
  return row?.customer
}

/** Reads a live account and locks it with its customer, in whose order accounts and portings change. */
export async function lockVoiceAccount(
  trx: DatabaseTransaction,
  { id, type }: VoiceAccountKey,
): Promise<LockedVoiceAccount | undefined> {
  return trx
    .selectFrom('voice_account')
    .innerJoin('customer', 'customer.id', 'voice_account.customer')
    .select(['voice_account.id', 'voice_account.customer', 'voice_account.type', 'voice_account.name'])
    .select('voice_account.version')
    .where('voice_account.id', '=', id)
    .where('voice_account.type', '=', type)
    .where('voice_account.state', '=', 'ACTIVE')
    .forUpdate()
    .executeTakeFirst()
}

export interface NewVoiceAccount extends VoiceAccountKey {
  customer: string
  name?: string | undefined
  simNumber?: string | undefined
}

export async function insertVoiceAccount(trx: DatabaseTransaction, account: NewVoiceAccount): Promise<void> {
  await insertVoiceAccounts(trx, [account])
}

export async function insertVoiceAccounts(
  trx: DatabaseTransaction,
  accounts: readonly NewVoiceAccount[],
): Promise<void> {
  const rows = accounts.map(({ id, customer, type, name = null, simNumber = null }) => ({
    id,
    customer,
    type,
    name,
    sim_number: simNumber,
    state: 'ACTIVE' as const,
    created_at: now,
  }))
  for (const chunk of chunksOf(rows)) await trx.insertInto('voice_account').values(chunk).execute()
}

/**
 * Renames or closes an account, or only counts that it changed, and gives it as it is then. Runs the transaction again
 * when it changed meanwhile.
 */
export async function updateVoiceAccount(
  trx: DatabaseTransaction,
  account: LockedVoiceAccount,
  change: { name?: string | undefined; state?: 'DELETED' },
): Promise<LockedVoiceAccount> {
  await updateAsRead(trx, 'voice_account', account, change)
  return { ...account, name: change.name ?? account.name, version: account.version + 1 }
}

/**
 * Counts that something changed with those of the accounts that are live. Whoever takes their numbers off at the same time
 * comes before or after.
 */
export async function updateLiveAccounts(
  trx: DatabaseTransaction,
  accountIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('voice_account')
    .set({ version: sql<number>`version + 1` })
    .where('id', 'in', accountIds)
    .where('state', '=', 'ACTIVE')
    .execute()
}

/** Those of the accounts that are not deleted. */
export async function listLiveAccountIds(
  database: Database,
  accountIds: readonly string[],
): Promise<string[]> {
  const rows = await database
    .selectFrom('voice_account')
    .select('id')
    .where('id', 'in', accountIds)
    .where('state', '=', 'ACTIVE')
    .execute()
  return rows.map(({ id }) => id)
}

/** The numbers of an account, E.164, ascending. */
export async function listAccountNumbers(database: Database, accountId: string): Promise<string[]> {
  return (await listNumbersByAccounts(database, [accountId])).get(accountId) ?? []
}

/** The numbers of each of the accounts that has any, E.164, ascending. */
export async function listNumbersByAccounts(
  database: Database,
  accountIds: readonly string[],
): Promise<Map<string, string[]>> {
  const numbers = new Map<string, string[]>()
  if (accountIds.length === 0) return numbers
  const rows = await database
    .selectFrom('voice_account_number')
    .select(['voice_account as account', 'number'])
    .where('voice_account', 'in', accountIds)
    .orderBy('number')
    .execute()
  for (const { account } of rows) numbers.set(account, [])
  for (const { account, number } of rows) numbers.get(account)?.push(number)
  return numbers
}

/** Throws a duplicate-key error (see `isDuplicate`) when a number is on an account already. */
export async function insertAccountNumbers(
  trx: DatabaseTransaction,
  accountId: string,
  numbers: readonly string[],
): Promise<void> {
  await insertNumbersOfAccounts(trx, [{ id: accountId, numbers }])
}

/** The same of several accounts. */
export async function insertNumbersOfAccounts(
  trx: DatabaseTransaction,
  accounts: readonly { id: string; numbers: readonly string[] }[],
): Promise<void> {
  // All callers in the same order: two with the same numbers wait for each other instead of deadlocking.
  const rows = accounts
    .flatMap(({ id, numbers }) => numbers.map((number) => ({ number, voice_account: id })))
    .toSorted((one, other) => (one.number < other.number ? -1 : 1))
  for (const chunk of chunksOf(rows)) await trx.insertInto('voice_account_number').values(chunk).execute()
}

/** Those of the numbers that another account has, ascending. */
export async function listNumbersOnOtherAccounts(
  database: Database,
  accountId: string,
  numbers: readonly string[],
): Promise<string[]> {
  const rows = await findByChunks(numbers.toSorted(), (chunk) =>
    database
      .selectFrom('voice_account_number')
      .select('number')
      .where('number', 'in', chunk)
      .where('voice_account', '!=', accountId)
      .orderBy('number')
      .execute(),
  )
  return rows.map(({ number }) => number)
}

export async function deleteAccountNumbers(
  trx: DatabaseTransaction,
  accountId: string,
  numbers: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(numbers))
    await trx
      .deleteFrom('voice_account_number')
      .where('number', 'in', chunk)
      .where('voice_account', '=', accountId)
      .execute()
}
