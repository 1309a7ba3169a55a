import {
  type Caller,
  type Database,
  type DatabaseTransaction,
  insertAuditEntries,
  insertCustomers,
  inTransaction,
  listCustomersById,
  listCustomersByName,
  listVisibleCustomerIds,
  lockCustomers,
  lockExclusively,
  type LockedCustomers,
} from '@telecomx/database'
import {
  type Customer,
  customerImportErrors,
  type CustomerImportOutput,
  type CustomerLine,
  customerLine,
  customerLineErrors as errors,
  firstVersion,
  mostCustomers,
} from '@telecomx/validation'
import { faultlessLines, LineFault, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'
import { parentOf } from './customer-create.js'
import { plainVatNumber } from './plain-vat-number.js'

export const customerLineRules: LineRules<CustomerLine> = {
  schema: customerLine,
  rows: errors,
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
    ? (await listNewLines(database, caller, lines, listParents)).length
    : await inTransaction(database, async (trx) => {
        // Of two imports of the same customers the second finds what the first has made.
        await lockExclusively(trx, 'customer.import')
        const fresh = await listNewLines(trx, caller, lines, lockParents)
        const customers = fresh.map((line) => customerOf(line, newId))
        await insertCustomers(trx, customers)
        await insertAuditEntries(trx, caller, customers.map(entryOf))
        return customers.length
      })
  return { success: true, dryRun, created, known: lines.length - created }
}

/** The lines whose customers are not there. Throws the faults of those that cannot be. */
async function listNewLines<Of extends Database>(
  database: Of,
  caller: Caller,
  lines: readonly CustomerLine[],
  parentsOf: (database: Of, ids: readonly string[]) => Promise<LockedCustomers>,
): Promise<CustomerLine[]> {
  const parentIds = distinct(lines.map(({ parentReseller }) => parentReseller))
  const visible = await listVisibleCustomerIds(database, caller, parentIds)
  const parents = parentIds.length > 0 ? await parentsOf(database, parentIds) : new Map()
  const lineOf = new Map<string, number>()
  const judged = lines.map((line, index): CustomerLine | LineFault => {
    const { _id, parentReseller } = line
    if (caller.accessLevel !== 'ADMIN') {
      const isForeign = parentReseller === undefined || !visible.has(parentReseller)
      if (_id !== undefined || isForeign) return new LineFault(errors.accessDenied)
    }
    if (parentReseller !== undefined && !parents.get(parentReseller)?.isReseller)
      return new LineFault(errors.parentResellerInvalid)
    const keys = [identityOf(line), ...(_id === undefined ? [] : [_id])]
    const before = keys.map((key) => lineOf.get(key)).find((found) => found !== undefined)
    for (const key of keys) lineOf.set(key, lineOf.get(key) ?? index + 1)
    return before === undefined ? line : new LineFault(errors.customerTwice, { line: before })
  })
  const faultless = faultlessLines<CustomerLine>(judged, customerImportErrors.faultyLines)
  const known = await listKnown(database, faultless)
  return faultless.filter((line) => !known.has(line._id ?? identityOf(line)))
}

/** Of the customers that may be meant their ids, and what else they are known by. */
async function listKnown(database: Database, lines: readonly CustomerLine[]): Promise<Set<string>> {
  const byId = await listCustomersById(database, distinct(lines.map(({ _id }) => _id)))
  const names = lines.filter(({ _id }) => _id === undefined).map(({ name }) => name)
  const byName = await listCustomersByName(database, distinct(names))
  return new Set([
    ...byId.map(({ id }) => id),
    ...byName.map(({ name, vatNumber, parentReseller }) =>
      identityOf({
        name,
        vatNumber: vatNumber ?? undefined,
        parentReseller: parentReseller ?? undefined,
      }),
    ),
  ])
}

/** A customer that has no id yet is known by its reseller, name and VAT number. */
function identityOf({
  name,
  vatNumber,
  parentReseller = '',
}: Pick<CustomerLine, 'name' | 'vatNumber' | 'parentReseller'>): string {
  return [parentReseller, name.toLowerCase(), plainVatNumber(vatNumber)].join('\n')
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

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))]
}

/** They cannot stop being resellers meanwhile. */
const lockParents = (trx: DatabaseTransaction, ids: readonly string[]) => lockCustomers(trx, ids)

/** Whom nobody waits for. */
async function listParents(database: Database, ids: readonly string[]): Promise<LockedCustomers> {
  const parents = await listCustomersById(database, ids)
  return new Map(parents.map(({ id, isReseller }) => [id, { isReseller }]))
}
