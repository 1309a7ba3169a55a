import { createHash } from 'node:crypto'
import { commandLineName, createToken, newId } from '@telecomx/api'
import {
  type Database,
  findCustomer,
  insertAuditEntry,
  insertCustomer,
  insertEmployee,
  insertTokens,
  inTransaction,
  isDuplicate,
  theInstallation,
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
  const issuer = {
    _id: issuerId,
    name: issuerName,
    country: 'DK',
    isReseller: true,
    reminders: true,
    version: firstVersion,
  }
  await inTransaction(database, async (trx) => {
    await insertCustomer(trx, issuer)
    const entry = { action: 'customer.create', customerId: issuerId, objectType: 'customer' } as const
    await insertAuditEntry(trx, theInstallation, {
      ...entry,
      objectId: issuerId,
      after: { name: issuerName, country: 'DK', isReseller: true },
    })
  }).catch(passDuplicate)
  const employee = await ensureEmployee(database, customer, level)
  const id = newId()
  const { token, hash, prefix } = createToken()
  await inTransaction(database, async (trx) => {
    await insertTokens(trx, [{ id, employee, name, prefix, hash, access_level: level }])
    const entry = { action: 'token.create', customerId: customer, objectType: 'token', objectId: id } as const
    await insertAuditEntry(trx, theInstallation, { ...entry, after: { employee, name, accessLevel: level } })
  })
  return { id, token }
}

/** One employee per customer and level stands for the command line; its id follows from both. */
async function ensureEmployee(database: Database, customer: string, level: AccessLevel): Promise<string> {
  if (!(await findCustomer(database, customer))) throw new Error(`There is no customer ${customer}`)
  const _id = createHash('sha256').update(`${customer} ${level} command line`).digest('hex').slice(0, 24)
  const employee = { _id, customer, accessLevel: level, name: commandLineName, version: firstVersion }
  const clerk = { ...employee, language: 'da', primaryContact: false } as const
  await inTransaction(database, async (trx) => {
    await insertEmployee(trx, clerk, { isTrusted: true })
    const entry = { action: 'employee.create', customerId: customer, objectType: 'employee' } as const
    const after = { customer, accessLevel: level, name: clerk.name }
    await insertAuditEntry(trx, theInstallation, { ...entry, objectId: _id, after })
  }).catch(passDuplicate)
  return _id
}

/** An earlier command stored it. */
function passDuplicate(error: unknown): void {
  if (!isDuplicate(error)) throw error
}
