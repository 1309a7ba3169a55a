import { type Selectable, sql } from 'kysely'
import type { Customer, CustomerChanges, ListRequest } from '@telecomx/validation'
import { containsText } from '../query/contains-text.js'
import { ChangedMeanwhileError } from '../connection/in-transaction.js'
import { now } from '../query/now.js'
import type { CustomerTable, Database, DatabaseTransaction } from '../schema.js'
import { mostRowsToSort } from '../query/most-rows-to-sort.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isVisibleTo, type Viewer } from './visibility.js'

export async function findCustomer(database: Database, customerId: string): Promise<Customer | undefined> {
  const row = await database
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', customerId)
    .executeTakeFirst()
  return row && toCustomer(row)
}

/** A page of the customers that the viewer may see, by name; the filter is looked for in name and VAT number. */
export async function listCustomers(
  database: Database,
  viewer: Viewer,
  { filter, offset, limit }: ListRequest,
): Promise<{ total: number; customers: Customer[] }> {
  const matching = database
    .selectFrom('customer')
    .where(isVisibleTo(viewer, 'customer.id'))
    .$if(filter !== undefined, (query) =>
      query.where(containsText(['customer.name', 'customer.vat_number'], filter ?? '')),
    )
  const { total } = await matching
    .select((columns) => columns.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  if (total <= offset) return { total, customers: [] }
  // The ids alone come from an index; the rows of the pages before are never read.
  const page = await matching
    .select('customer.id')
    .orderBy(total > mostRowsToSort ? 'customer.name' : nameUnindexed)
    .orderBy('customer.id')
    .limit(limit)
    .offset(offset)
    .execute()
  const ids = page.map(({ id }) => id)
  return { total, customers: ids.length > 0 ? await listCustomersByIds(database, ids) : [] }
}

/** The same order for a page of few, by which no index leads. See `mostRowsToSort`. */
const nameUnindexed = sql<string>`concat(customer.name, '')`

/** By name. */
async function listCustomersByIds(database: Database, ids: readonly string[]): Promise<Customer[]> {
  const rows = await database
    .selectFrom('customer')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toCustomer)
}

/** True when a list of the viewer would hold the customer. */
export async function isCustomerVisible(
  database: Database,
  viewer: Viewer,
  customerId: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('customer')
    .select('id')
    .where('id', '=', customerId)
    .where(isVisibleTo(viewer, 'customer.id'))
    .executeTakeFirst()
  return row !== undefined
}

/** Throws a duplicate-key error (see `isDuplicate`) when the id is taken. */
export async function insertCustomer(trx: DatabaseTransaction, customer: Customer): Promise<void> {
  const { _id: id, ...changes } = customer
  await trx
    .insertInto('customer')
    .values({
      ...customerColumns(changes),
      id,
      name: customer.name,
      is_reseller: customer.isReseller,
      version: customer.version,
      created_at: now,
    })
    .execute()
}

/** Changes what is given and counts it. Runs the transaction again when the customer changed meanwhile. */
export async function updateCustomer(
  trx: DatabaseTransaction,
  { _id, version }: Pick<Customer, '_id' | 'version'>,
  changes: Partial<CustomerChanges>,
): Promise<void> {
  const updated = await trx
    .updateTable('customer')
    .set({ ...customerColumns(changes), version: version + 1 })
    .where('id', '=', _id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ChangedMeanwhileError('the customer')
}

function customerColumns(customer: Partial<CustomerChanges>) {
  return {
    name: customer.name,
    vat_number: customer.vatNumber,
    address: customer.address,
    zip: customer.zip,
    city: customer.city,
    state: customer.state,
    country: customer.country,
    fax_number: customer.faxNumber,
    email_address: customer.emailAddress,
    parent_reseller: customer.parentReseller,
    is_reseller: customer.isReseller,
  }
}

function toCustomer(row: Selectable<CustomerTable>): Customer {
  return {
    _id: row.id,
    name: row.name,
    ...withoutNulls({
      vatNumber: row.vat_number,
      address: row.address,
      zip: row.zip,
      city: row.city,
      state: row.state,
      country: row.country,
      faxNumber: row.fax_number,
      emailAddress: row.email_address,
      parentReseller: row.parent_reseller,
    }),
    isReseller: row.is_reseller === 1,
    version: row.version,
  }
}
