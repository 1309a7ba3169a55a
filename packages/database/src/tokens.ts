import { sql } from 'kysely'
import type { AccessLevel } from '@telecomx/validation'
import type { Database } from './schema.js'

/** Who is calling, as their token says. */
export interface Caller {
  employeeId: string
  customerId: string
  accessLevel: AccessLevel
}

export interface TokenHolder extends Caller {
  expired: boolean
}

/** The holder of an unrevoked token, by the SHA-256 of the token. Expiry is judged by the database's clock. */
export async function findTokenHolder(
  database: Database,
  hash: Uint8Array,
): Promise<TokenHolder | undefined> {
  const row = await database
    .selectFrom('token')
    .innerJoin('employee', 'employee.id', 'token.employee')
    .select(['employee.id as employeeId', 'employee.customer as customerId'])
    .select(['employee.access_level as accessLevel'])
    .select(sql<number>`coalesce(token.expires_at <= utc_timestamp(3), 0)`.as('expired'))
    .where('token.hash', '=', hash)
    .where('token.revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, expired: row.expired === 1 }
}

export interface NewToken {
  id: string
  employee: string
  name: string
  prefix: string
  hash: Uint8Array
}

export async function insertTokens(database: Database, tokens: readonly NewToken[]): Promise<void> {
  await database
    .insertInto('token')
    .values(tokens.map((token) => ({ ...token, created_at: sql<Date>`utc_timestamp(3)` })))
    .execute()
}

/** Withdraws every token of that name of these employees. */
export async function revokeTokens(
  database: Database,
  employees: readonly string[],
  name: string,
): Promise<void> {
  await database
    .updateTable('token')
    .set({ revoked_at: sql<Date>`utc_timestamp(3)` })
    .where('employee', 'in', employees)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .execute()
}
