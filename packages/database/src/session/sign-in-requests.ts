import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import { someMinutesAgo } from './minutes-valid.js'

/** That somebody asked for a sign-in link for an address. */
export interface SignInRequest {
  id: string
  emailAddress: string
}

/** One statement, whoever has that address or nobody: what is known of it is looked up later. */
export async function insertSignInRequest(
  trx: DatabaseTransaction,
  { id, emailAddress }: SignInRequest,
): Promise<void> {
  await trx
    .insertInto('sign_in_request')
    .values({ id, email_address: emailAddress, requested_at: now })
    .execute()
}

/** So many at once are a flood: a sender takes hundreds of them a second. */
const mostWaiting = 1_000

/** Whether as many wait for a sender as may. */
export async function areSignInRequestsFull(database: Database): Promise<boolean> {
  const waiting = await database
    .selectFrom('sign_in_request')
    .select('id')
    .where('requested_at', '>', someMinutesAgo)
    .limit(1)
    .offset(mostWaiting - 1)
    .executeTakeFirst()
  return waiting !== undefined
}

/** Those that somebody still waits for, the longest asked for first, ten at most. */
export async function listSignInRequests(database: Database): Promise<SignInRequest[]> {
  return database
    .selectFrom('sign_in_request')
    .select(['id', 'email_address as emailAddress'])
    .where('requested_at', '>', someMinutesAgo)
    .orderBy('requested_at')
    .limit(10)
    .execute()
}

/** Takes the request away; false when another sender has. */
export async function deleteSignInRequest(trx: DatabaseTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('sign_in_request').where('id', '=', id).executeTakeFirst()
  return numDeletedRows === 1n
}

/** Whom a link can sign in. */
export interface EmployeeToSignIn {
  employeeId: string
  customerId: string
  /** As it stands at the employee. */
  emailAddress: string
}

/** Where several share an address each gets a link, five at most. */
const mostOfAnAddress = 5

/** Employees with that address, in either letter case, who may log in. */
export async function listEmployeesToSignIn(
  database: Database,
  emailAddress: string,
): Promise<EmployeeToSignIn[]> {
  return database
    .selectFrom('employee')
    .select(['id as employeeId', 'customer as customerId', 'email_address as emailAddress'])
    .where('email_address', '=', emailAddress)
    .where('access_level', '<>', 'NO_LOGIN')
    .orderBy('id')
    .limit(mostOfAnAddress)
    .$narrowType<{ emailAddress: string }>()
    .execute()
}
