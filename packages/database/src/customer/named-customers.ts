import type { Database } from '../schema.js'
import { findByChunks } from '../query/chunks-of.js'

/** What customers are told apart by, beside their ids. */
export interface NamedCustomer {
  id: string
  name: string
  vatNumber: string | null
  parentReseller: string | null
  isReseller: boolean
}

/** The customers with these ids, whoever asks. */
export async function listCustomersById(
  database: Database,
  ids: readonly string[],
): Promise<NamedCustomer[]> {
  return list(ids, (chunk) => select(database).where('id', 'in', chunk))
}

/** Those with one of these names, in any letter case. */
export async function listCustomersByName(
  database: Database,
  names: readonly string[],
): Promise<NamedCustomer[]> {
  return list(names, (chunk) => select(database).where('name', 'in', chunk))
}

/** Those with one of these VAT numbers, as they are written. */
export async function listCustomersByVatNumber(
  database: Database,
  vatNumbers: readonly string[],
): Promise<NamedCustomer[]> {
  return list(vatNumbers, (chunk) => select(database).where('vat_number', 'in', chunk))
}

async function list(
  values: readonly string[],
  select: (chunk: string[]) => Selection,
): Promise<NamedCustomer[]> {
  const rows = await findByChunks(values, (chunk) => select(chunk).execute())
  return rows.map(({ isReseller, ...customer }) => ({ ...customer, isReseller: isReseller === 1 }))
}

type Selection = ReturnType<typeof select>

function select(database: Database) {
  return database
    .selectFrom('customer')
    .select(['id', 'name', 'vat_number as vatNumber', 'parent_reseller as parentReseller'])
    .select('is_reseller as isReseller')
}
