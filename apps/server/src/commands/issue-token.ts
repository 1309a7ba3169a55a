import { createHash } from 'node:crypto'
import { createToken, newId } from '@telecomx/api'
import {
  type Database,
  findCustomer,
  insertCustomers,
  insertEmployees,
  insertTokens,
  inTransaction,
} from '@telecomx/database'
import type { AccessLevel } from '@telecomx/validation'

/** The operator's own company among the customers: employees without another customer belong to it. */
export const houseId = '000000000000000000000001'

export interface TokenWish {
  level: AccessLevel
  /** The house itself when left out. */
  customer?: string | undefined
  /** What the token is for. */
  name: string
}

/** Makes a token where there may be none yet to call the API with: the one way in beside the API. */
export async function issueToken(
  database: Database,
  issuerName: string,
  { level, customer = houseId, name }: TokenWish,
): Promise<{ id: string; token: string }> {
  await insertCustomers(database, [{ id: houseId, name: issuerName, country: 'DK', is_reseller: true }])
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
  const id = createHash('sha256').update(`${customer} ${level} command line`).digest('hex').slice(0, 24)
  await insertEmployees(database, [
    { id, customer, access_level: level, name: 'Command line', language: 'da' },
  ])
  return id
}
