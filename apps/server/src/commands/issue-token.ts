import { createHash } from 'node:crypto'
import { createToken, newId } from '@telecomx/api'
import {
  type Database,
  findCustomer,
  insertCustomer,
  insertEmployee,
  insertTokens,
  inTransaction,
  isDuplicate,
} from '@telecomx/database'
import { type AccessLevel, firstVersion } from '@telecomx/validation'

/** The operator's own company among the customers: employees without another customer belong to it. */
export const issuerId = '000000000000000000000001'

export interface TokenWish {
  level: AccessLevel
  /** The issuer itself when left out. */
  customer?: string | undefined
  /** What the token is for. */
  name: string
}

/** Makes a token where there may be none yet to call the API with: the one way in beside the API. */
export async function issueToken(
  database: Database,
  issuerName: string,
  { level, customer = issuerId, name }: TokenWish,
): Promise<{ id: string; token: string }> {
  const is = { isReseller: true, reminders: true, version: firstVersion }
  const issuer = { ...is, _id: issuerId, name: issuerName, country: 'DK' }
  await inTransaction(database, (trx) => insertCustomer(trx, issuer)).catch(passDuplicate)
  const employee = await ensureEmployee(database, customer, level)
  const id = newId()
  const { token, hash, prefix } = createToken()
  await inTransaction(database, (trx) =>
    insertTokens(trx, [{ id, employee, name, prefix, hash, access_level: level }]),
  )
  return { id, token }
}

/** One employee per customer and level stands for the command line; its id follows from both. */
async function ensureEmployee(database: Database, customer: string, level: AccessLevel): Promise<string> {
  if (!(await findCustomer(database, customer))) throw new Error(`There is no customer ${customer}`)
  const _id = createHash('sha256').update(`${customer} ${level} command line`).digest('hex').slice(0, 24)
  const employee = { _id, customer, accessLevel: level, name: 'Command line', version: firstVersion }
  const clerk = { ...employee, language: 'da', primaryContact: false } as const
  await inTransaction(database, (trx) => insertEmployee(trx, clerk, { isTrusted: true })).catch(passDuplicate)
  return _id
}

/** An earlier command stored it. */
function passDuplicate(error: unknown): void {
  if (!isDuplicate(error)) throw error
}
