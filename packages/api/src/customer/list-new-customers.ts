import {
  type Caller,
  type Database,
  listCustomersById,
  listCustomersByName,
  listVisibleCustomerIds,
} from '@telecomx/database'
import { customerImportErrors, type CustomerLine, customerLineErrors as errors } from '@telecomx/validation'
import { faultlessLines, FaultyLine, type LineFault } from '../import/check-lines.js'
import { createRegister } from './customer-register.js'

/** The lines whose customers are not there yet, their resellers filled in. Throws the faults of all that cannot be. */
export async function listNewCustomers(
  database: Database,
  caller: Caller,
  lines: readonly CustomerLine[],
): Promise<CustomerLine[]> {
  const parentIds = distinct(lines.map(({ parentReseller }) => parentReseller))
  const visible = await listVisibleCustomerIds(database, caller, parentIds)
  const parents = await listCustomersById(database, parentIds)
  const resellers = new Set(parents.filter(({ isReseller }) => isReseller).map(({ id }) => id))
  const given = createRegister()
  const judged = lines.map((line, index): CustomerLine | FaultyLine => {
    const { _id, parentReseller } = line
    const isForeign = parentReseller === undefined || !visible.has(parentReseller)
    if (caller.accessLevel !== 'ADMIN' && (_id !== undefined || isForeign))
      return new FaultyLine({ row: errors.accessDenied })
    const faults: LineFault[] = []
    if (parentReseller !== undefined && !resellers.has(parentReseller))
      faults.push({ row: errors.parentResellerInvalid })
    const before = given.find(line)
    if (before === undefined) given.add(line, index + 1)
    else faults.push({ row: errors.customerTwice, details: { line: before } })
    return faults.length > 0 ? new FaultyLine(...faults) : line
  })
  const faultless = faultlessLines<CustomerLine>(judged, customerImportErrors.faultyLines)
  const known = await readKnown(database, faultless)
  return faultless.filter(({ _id, ...line }) => known.find(_id === undefined ? line : { _id }) === undefined)
}

/** Those of the customers of the lines that are there. */
async function readKnown(database: Database, lines: readonly CustomerLine[]) {
  const byId = await listCustomersById(database, distinct(lines.map(({ _id }) => _id)))
  const byName = await listCustomersByName(database, distinct(lines.map(({ name }) => name)))
  const known = createRegister()
  for (const { id } of byId) known.add({ _id: id }, 0)
  for (const { name, vatNumber, parentReseller } of byName)
    known.add({ name, vatNumber: vatNumber ?? '', parentReseller: parentReseller ?? '' }, 0)
  return known
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))]
}
