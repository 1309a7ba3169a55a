import { type Insertable, type Selectable, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import type { Customer, CustomerChanges, CustomerListRequest } from '@telecomx/validation'
import { areFew } from '../query/are-few.js'
import { chunksOf } from '../query/chunks-of.js'
import { containsText } from '../query/contains-text.js'
import { updateAsRead } from '../connection/update-as-read.js'
import { type FieldColumns, toColumns, toFields } from '../query/field-columns.js'
import { now } from '../query/now.js'
import type { CustomerTable, Database, DatabaseTransaction, Tables } from '../schema.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import { customersWithTail, areToldByTails, insertTails, writeTails } from './customer-tails.js'
import { isVisibleTo, seesOneCustomer, type Viewer } from './visibility.js'

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
  { filter, ids: wantedIds, ...part }: CustomerListRequest,
): Promise<PageFacts & { customers: Customer[] }> {
  const seen = database.selectFrom('customer').where(isVisibleTo(viewer, 'customer.id'))
  const visible = wantedIds ? seen.where(hasIdOf(wantedIds)) : seen
  const { parts, isLong } =
    filter === undefined
      ? { parts: [visible], isLong: false }
      : await searched(database, wantedIds ? undefined : viewer, visible, filter)
  // The ids alone come from an index; the rows of the pages before are never read.
  const wanted = parts.map((query) => query.select('customer.id'))
  const { rows, ...facts } = await pageOfRows(database, wanted, part, { ...order, isLong })
  const ids = rows.map(({ id }) => id)
  return { ...facts, customers: ids.length > 0 ? await listCustomersByIds(database, ids) : [] }
}

type Customers = SelectQueryBuilder<Tables, 'customer', unknown>

function hasIdOf(ids: readonly string[]) {
  return ids.length > 0 ? sql<SqlBool>`customer.id in (${sql.join(ids)})` : sql<SqlBool>`false`
}

/**
 * The customers that contain the text: a few by their tails (see `customer-tails.ts`) and those whose tails are not kept, of
 * many more than are counted each as it comes. Without a viewer those looked through are few.
 */
async function searched(
  database: Database,
  viewer: Viewer | undefined,
  customers: Customers,
  text: string,
): Promise<{ parts: Customers[]; isLong: boolean }> {
  const containing = customers.where(containsText(['customer.name', 'customer.vat_number'], text))
  if (!viewer || seesOneCustomer(viewer)) return { parts: [containing], isLong: false }
  const found = customersWithTail(database, text)
  if (!(await areFew(database, [found])))
    return { parts: [containing], isLong: viewer.accessLevel === 'ADMIN' && areToldByTails(text) }
  const byTail = containing.innerJoin(found.distinct().as('found'), 'found.customer', 'customer.id')
  return {
    parts: [
      byTail.where('customer.is_unsearched', 'is', null),
      containing.where('customer.is_unsearched', '=', 1),
    ],
    isLong: false,
  }
}

const order: ListOrder = {
  keys: [
    { column: 'customer.name', kind: 'text' },
    { column: 'customer.id', kind: 'text' },
  ],
  sortsFew: true,
}

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

/** Of these customers those that a list of the viewer would hold. */
export async function listVisibleCustomerIds(
  database: Database,
  viewer: Viewer,
  customerIds: readonly string[],
): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set()
  const rows = await database
    .selectFrom('customer')
    .select('id')
    .where('id', 'in', customerIds)
    .where(isVisibleTo(viewer, 'customer.id'))
    .execute()
  return new Set(rows.map(({ id }) => id))
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
  await insertCustomers(trx, [customer])
}

/** One with the longest texts takes some 10 kB, and a statement at most 16 MB. */
const customersPerStatement = 500

/** The same of several. */
export async function insertCustomers(
  trx: DatabaseTransaction,
  customers: readonly Customer[],
): Promise<void> {
  for (const chunk of chunksOf(customers, customersPerStatement)) {
    await trx.insertInto('customer').values(chunk.map(rowOf)).execute()
    await insertTails(
      trx,
      chunk.map(({ _id }) => _id),
    )
  }
}

function rowOf({ _id: id, version, ...fields }: Customer) {
  return {
    ...(toColumns<CustomerChanges, CustomerTable>(columns, fields) as Insertable<CustomerTable>),
    id,
    version,
    created_at: now,
  }
}

/** Changes what is given and counts it. Runs the transaction again when the customer changed meanwhile. */
export async function updateCustomer(
  trx: DatabaseTransaction,
  { _id: id, version }: Pick<Customer, '_id' | 'version'>,
  changes: Partial<CustomerChanges>,
): Promise<void> {
  await updateAsRead(
    trx,
    'customer',
    { id, version },
    toColumns<CustomerChanges, CustomerTable>(columns, changes),
  )
  if (changes.name !== undefined || changes.vatNumber !== undefined) await writeTails(trx, id)
}

const columns = {
  name: 'name',
  vatNumber: 'vat_number',
  address: 'address',
  zip: 'zip',
  city: 'city',
  state: 'state',
  country: 'country',
  faxNumber: 'fax_number',
  emailAddress: 'email_address',
  parentReseller: 'parent_reseller',
  isReseller: 'is_reseller',
  reminders: 'reminders',
} as const satisfies FieldColumns<CustomerChanges, CustomerTable>

function toCustomer(row: Selectable<CustomerTable>): Customer {
  const { id: _id, name, version } = row
  return {
    _id,
    ...toFields<CustomerChanges, CustomerTable>(columns, row),
    name,
    isReseller: row.is_reseller === 1,
    reminders: row.reminders === 1,
    version,
  }
}
