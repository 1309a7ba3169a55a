import type { Selectable } from 'kysely'
import type { AccessLevel, Employee, EmployeeChanges, ListRequest } from '@telecomx/validation'
import { containsText } from './contains-text.js'
import { now } from './now.js'
import { pageOfRows } from './page-of-rows.js'
import type { Database, DatabaseTransaction, EmployeeTable } from './schema.js'
import { setOnly } from './set-only.js'

export async function findEmployee(database: Database, employeeId: string): Promise<Employee | undefined> {
  const row = await database
    .selectFrom('employee')
    .selectAll()
    .where('id', '=', employeeId)
    .executeTakeFirst()
  return row && toEmployee(row)
}

/** A page of a customer's employees, by name; the filter is looked for in name and e-mail address. */
export async function listEmployees(
  database: Database,
  customerId: string,
  { filter, ...part }: ListRequest,
): Promise<{ total: number; employees: Employee[] }> {
  const matching = database
    .selectFrom('employee')
    .where('employee.customer', '=', customerId)
    .$if(filter !== undefined, (query) =>
      query.where(containsText(['employee.name', 'employee.email_address'], filter ?? '')),
    )
    .selectAll('employee')
    .orderBy('employee.name')
    .orderBy('employee.id')
  const { total, rows } = await pageOfRows(matching, part)
  return { total, employees: rows.map(toEmployee) }
}

/** Throws a duplicate-key error (see `isDuplicate`) when somebody else is the primary contact. */
export async function insertEmployee(trx: DatabaseTransaction, employee: Employee): Promise<void> {
  await trx
    .insertInto('employee')
    .values({
      id: employee._id,
      customer: employee.customer,
      access_level: employee.accessLevel,
      name: employee.name,
      email_address: employee.emailAddress ?? null,
      fax_number: employee.faxNumber ?? null,
      language: employee.language,
      primary_of: employee.primaryContact ? employee.customer : null,
      created_at: now,
    })
    .execute()
}

/**
 * Changes an employee whose level is one of `levels`; false, and nothing changed, when it no longer is. Throws a
 * duplicate-key error (see `isDuplicate`) when somebody else is the primary contact.
 */
export async function updateEmployee(
  trx: DatabaseTransaction,
  { _id, customer }: Pick<Employee, '_id' | 'customer'>,
  changes: EmployeeChanges,
  levels: readonly AccessLevel[],
): Promise<boolean> {
  const primaryOf = changes.primaryContact ? customer : null
  const columns = {
    access_level: changes.accessLevel,
    name: changes.name,
    email_address: changes.emailAddress,
    fax_number: changes.faxNumber,
    language: changes.language,
    primary_of: changes.primaryContact === undefined ? undefined : primaryOf,
  }
  if (Object.values(columns).every((value) => value === undefined)) return true
  const updated = await trx
    .updateTable('employee')
    .set(columns)
    .where('id', '=', _id)
    .where('access_level', 'in', levels)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
}

/** Leaves the customer without a primary contact, so that another may become it. */
export async function deletePrimaryContact(trx: DatabaseTransaction, customerId: string): Promise<void> {
  await trx.updateTable('employee').set({ primary_of: null }).where('primary_of', '=', customerId).execute()
}

function toEmployee(row: Selectable<EmployeeTable>): Employee {
  return {
    _id: row.id,
    customer: row.customer,
    accessLevel: row.access_level,
    name: row.name,
    ...setOnly({ emailAddress: row.email_address, faxNumber: row.fax_number }),
    language: row.language,
    primaryContact: row.primary_of === row.customer,
  }
}
