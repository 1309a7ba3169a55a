import {
  type Caller,
  type DatabaseTransaction,
  insertAuditEntries,
  insertCustomers,
  inTransaction,
  lockCustomers,
  lockExclusively,
} from '@telecomx/database'
import {
  type Customer,
  customerImportErrors,
  type CustomerImportOutput,
  type CustomerLine,
  customerLine,
  customerLineErrors,
  firstVersion,
  mostCustomers,
} from '@telecomx/validation'
import { faultlessLines, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'
import { parentOf } from './customer-create.js'
import { listNewCustomers } from './list-new-customers.js'

export const customerLineRules: LineRules<CustomerLine> = {
  schema: customerLine,
  rows: customerLineErrors,
  most: mostCustomers,
}

export interface CustomerImportRequest {
  /** Checked by `customerLineRules`. */
  customers: readonly unknown[]
  dryRun: boolean
}

/** Creates the customers that are not there yet, all of them or none. Those that are there stay as they are. */
export async function customerImport(
  { database, newId }: Dependencies,
  caller: Caller,
  { customers: checked, dryRun }: CustomerImportRequest,
): Promise<CustomerImportOutput> {
  const lines = faultlessLines<CustomerLine>(checked, customerImportErrors.faultyLines).map((line) => ({
    ...line,
    parentReseller: parentOf(caller, line),
  }))
  const created = dryRun
    ? (await listNewCustomers(database, caller, lines)).length
    : await inTransaction(database, async (trx) => {
        // Of two imports of the same customers the second finds what the first has made.
        await lockExclusively(trx, 'customer.import')
        // Nor can a reseller stop being one meanwhile.
        await lockParents(trx, lines)
        const fresh = await listNewCustomers(trx, caller, lines)
        const customers = fresh.map((line) => customerOf(line, newId))
        await insertCustomers(trx, customers)
        await insertAuditEntries(trx, caller, customers.map(entryOf))
        return customers.length
      })
  return { success: true, dryRun, created, known: lines.length - created }
}

async function lockParents(trx: DatabaseTransaction, lines: readonly CustomerLine[]): Promise<void> {
  const parents = new Set(lines.flatMap(({ parentReseller }) => parentReseller ?? []))
  if (parents.size > 0) await lockCustomers(trx, [...parents])
}

function customerOf({ _id, isReseller, reminders, ...facts }: CustomerLine, newId: () => string): Customer {
  return withoutUndefined({
    _id: _id ?? newId(),
    ...facts,
    isReseller: isReseller ?? false,
    reminders: reminders ?? true,
    version: firstVersion,
  })
}

function entryOf({ _id, version: _version, ...facts }: Customer) {
  return {
    action: 'customer.import',
    customerId: _id,
    objectType: 'customer',
    objectId: _id,
    after: facts,
  } as const
}
