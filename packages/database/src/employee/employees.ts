import { type Selectable, sql } from 'kysely'
import type { Employee, EmployeeChanges, ListRequest } from '@telecomx/validation'
import { containsText } from '../query/contains-text.js'
import { ChangedMeanwhileError } from '../connection/in-transaction.js'
import { now } from '../query/now.js'
import { pageOfRows } from '../query/page-of-rows.js'
import type { Database, DatabaseTransaction, EmployeeTable } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

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

/** Whether what is set counts as the customer's own at once, else a day later. */
export interface AddressTrust {
  isTrusted: boolean
}

/** Throws a duplicate-key error (see `isDuplicate`) when somebody else is the primary contact. */
export async function insertEmployee(
  trx: DatabaseTransaction,
  employee: Employee,
  { isTrusted }: AddressTrust,
): Promise<void> {
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
      email_own_from: isTrusted ? null : inADay,
      fax_own_from: isTrusted ? null : inADay,
      version: employee.version,
      created_at: now,
    })
    .execute()
}

const inADay = sql<Date>`${now} + interval 1 day`

/** Reads an employee and puts callers that change it in order, for as long as the transaction lasts. */
export async function lockEmployee(
  trx: DatabaseTransaction,
  employeeId: string,
): Promise<Employee | undefined> {
  const row = await trx
    .selectFrom('employee')
    .selectAll()
    .where('id', '=', employeeId)
    .forUpdate()
    .executeTakeFirst()
  return row && toEmployee(row)
}

/**
 * Changes what is given, which differs from what is there, and counts it. Runs the transaction again when the employee
 * changed meanwhile. Throws a duplicate-key error (see `isDuplicate`) when somebody else is the primary contact.
 */
export async function updateEmployee(
  trx: DatabaseTransaction,
  { _id, customer, version }: Pick<Employee, '_id' | 'customer' | 'version'>,
  changes: Partial<EmployeeChanges>,
  { isTrusted }: AddressTrust,
): Promise<void> {
  const { emailAddress, faxNumber, primaryContact } = changes
  const updated = await trx
    .updateTable('employee')
    .set({
      access_level: changes.accessLevel,
      name: changes.name,
      email_address: emailAddress,
      fax_number: faxNumber,
      language: changes.language,
      ...(primaryContact !== undefined && { primary_of: primaryContact ? customer : null }),
      email_own_from: ownFrom(emailAddress, { primaryContact, isTrusted }),
      fax_own_from: ownFrom(faxNumber, { primaryContact, isTrusted }),
      version: version + 1,
    })
    .where('id', '=', _id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ChangedMeanwhileError('the employee')
}

/** Undefined leaves it as it is. Who becomes the contact counts as if all addresses had been set. */
function ownFrom(
  address: string | null | undefined,
  { primaryContact, isTrusted }: AddressTrust & { primaryContact: boolean | undefined },
) {
  if (isTrusted) return address === undefined ? undefined : null
  return address === undefined && !primaryContact ? undefined : inADay
}

/** Leaves the customer without a primary contact, so that that employee may become it. */
export async function deleteOtherPrimaryContact(
  trx: DatabaseTransaction,
  customerId: string,
  employeeId: string,
): Promise<void> {
  await trx
    .updateTable('employee')
    .set((column) => ({ primary_of: null, version: column('version', '+', 1) }))
    .where('primary_of', '=', customerId)
    .where('id', '<>', employeeId)
    .execute()
}

function toEmployee(row: Selectable<EmployeeTable>): Employee {
  return {
    _id: row.id,
    customer: row.customer,
    accessLevel: row.access_level,
    name: row.name,
    ...withoutNulls({ emailAddress: row.email_address, faxNumber: row.fax_number }),
    language: row.language,
    primaryContact: row.primary_of === row.customer,
    version: row.version,
  }
}
