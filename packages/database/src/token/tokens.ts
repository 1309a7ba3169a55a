import { type Selectable, sql } from 'kysely'
import type { AccessLevel, PartOfList, TokenInfo } from '@telecomx/validation'
import { now } from '../query/now.js'
import { prepared } from '../query/prepared.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database, Language, TokenTable } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

/** Who is calling, as their token says. */
export interface Caller {
  employeeId: string
  customerId: string
  /** The lower one of the employee's and the token's. */
  accessLevel: AccessLevel
  /** In which the caller reads texts. */
  language: Language
  /** Of the request that is being answered. */
  requestId: string
}

export interface TokenHolder extends Omit<Caller, 'accessLevel' | 'requestId'> {
  tokenId: string
  employeeLevel: AccessLevel
  /** The employee's when the token was made. */
  tokenLevel: AccessLevel
  expired: boolean
  /** It is a minute or more since a use of the token was written down. */
  isUseDue: boolean
}

/** The holder of an unrevoked token, by the SHA-256 of the token. Times are judged by the database's clock. */
export async function findTokenHolder(
  database: Database,
  hash: Uint8Array,
): Promise<TokenHolder | undefined> {
  const [row] = await selectHolder(database, { hash })
  return row && { ...row, expired: row.expired === 1, isUseDue: row.isUseDue === 1 }
}

const selectHolder = prepared((builder, { hash }: { hash: Uint8Array }) =>
  builder
    .selectFrom('token')
    .innerJoin('employee', 'employee.id', 'token.employee')
    .select(['token.id as tokenId', 'employee.id as employeeId', 'employee.customer as customerId'])
    .select([
      'employee.access_level as employeeLevel',
      'token.access_level as tokenLevel',
      'employee.language',
    ])
    .select(sql<number>`coalesce(token.expires_at <= ${now}, 0)`.as('expired'))
    .select(sql<number>`coalesce(${lastUse} <= ${aMinuteAgo}, 1)`.as('isUseDue'))
    .where('token.hash', '=', hash)
    .where('token.revoked_at', 'is', null)
    .compile(),
)

const lastUse = sql.ref('token.last_used_at')
const aMinuteAgo = sql<Date>`${now} - interval 1 minute`

/** Writes down that the tokens are in use, where that was not done within the last minute. */
export async function updateTokensLastUsed(database: Database, tokenIds: readonly string[]): Promise<void> {
  await database
    .updateTable('token')
    .set({ last_used_at: now })
    .where('id', 'in', tokenIds)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', aMinuteAgo)]))
    .execute()
}

export interface NewToken {
  id: string
  employee: string
  name: string
  prefix: string
  hash: Uint8Array
  /** It never has more rights. */
  access_level: AccessLevel
  expires_at?: Date | null
}

export async function insertTokens(database: Database, tokens: readonly NewToken[]): Promise<void> {
  const rows = tokens.map((token) => ({ ...token, created_at: now }))
  await database.insertInto('token').values(rows).execute()
}

export async function findToken(database: Database, tokenId: string): Promise<TokenInfo | undefined> {
  const row = await database
    .selectFrom('token')
    .select(tokenColumns)
    .where('id', '=', tokenId)
    .executeTakeFirst()
  return row && toTokenInfo(row)
}

/** A page of an employee's tokens, the newest first. */
export async function listTokens(
  database: Database,
  employeeId: string,
  part: PartOfList,
): Promise<PageFacts & { tokens: TokenInfo[] }> {
  const all = database.selectFrom('token').select(tokenColumns).where('employee', '=', employeeId)
  const { rows, ...facts } = await pageOfRows(database, all, part, order)
  return { ...facts, tokens: rows.map(toTokenInfo) }
}

const order: ListOrder = {
  keys: [
    { column: 'created_at', kind: 'moment', descending: true },
    { column: 'id', kind: 'text' },
  ],
  sortsFew: false,
}

/** Withdraws the token; false when it was withdrawn already, and keeps its time. */
export async function revokeToken(database: Database, tokenId: string): Promise<boolean> {
  const revoked = await database
    .updateTable('token')
    .set({ revoked_at: now })
    .where('id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows === 1n
}

/** All but the hash, which never leaves the database. */
const tokenColumns = [
  'id',
  'employee',
  'name',
  'prefix',
  'access_level',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const satisfies (keyof TokenTable)[]

function toTokenInfo(row: Pick<Selectable<TokenTable>, (typeof tokenColumns)[number]>): TokenInfo {
  return {
    _id: row.id,
    employee: row.employee,
    name: row.name,
    prefix: row.prefix,
    accessLevel: row.access_level,
    createdAt: row.created_at.toISOString(),
    ...withoutNulls({
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    }),
  }
}
