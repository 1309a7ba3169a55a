import { type Insertable, type Selectable, sql } from 'kysely'
import type { Employee, EmployeeChanges, ListRequest } from '@telecomx/validation'
import { containsText } from '../query/contains-text.js'
import { updateAsRead } from '../connection/update-as-read.js'
import { type FieldColumns, toColumns, toFields } from '../query/field-columns.js'
import { now } from '../query/now.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database, DatabaseTransaction, EmployeeTable } from '../schema.js'

export async function findEmployee(database: Database, employeeId: string): Promise<Employee | undefined> {
  const row = await selectEmployee(database, employeeId).executeTakeFirst()
  return row && toEmployee(row)
}

function selectEmployee(database: Database, employeeId: string) {
  return database.selectFrom('employee').selectAll().where('id', '=', employeeId)
}

/** A page of a customer's employees, by name; the filter is looked for in name and e-mail address. */
export async function listEmployees(
  database: Database,
  customerId: string,
  { filter, ...part }: ListRequest,
): Promise<PageFacts & { employees: Employee[] }> {
  const matching = database
    .selectFrom('employee')
    .where('employee.customer', '=', customerId)
    .$if(filter !== undefined, (query) =>
      query.where(containsText(['employee.name', 'employee.email_address'], filter ?? '')),
    )
    .selectAll('employee')
  const { rows, ...facts } = await pageOfRows(database, matching, part, order)
  return { ...facts, employees: rows.map(toEmployee) }
}

const order: ListOrder = {
  keys: [
    { column: 'employee.name', kind: 'text' },
    { column: 'employee.id', kind: 'text' },
  ],
  sortsFew: false,
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
  const { _id: id, customer, primaryContact, version, ...fields } = employee
  await trx
    .insertInto('employee')
    .values({
      ...(toColumns<Fields, EmployeeTable>(columns, fields) as Insertable<EmployeeTable>),
      id,
      customer,
      primary_of: primaryContact ? customer : null,
      email_own_from: isTrusted ? null : inADay,
      fax_own_from: isTrusted ? null : inADay,
      version,
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
  const row = await selectEmployee(trx, employeeId).forUpdate().executeTakeFirst()
  return row && toEmployee(row)
}

/**
 * Changes what is given, which differs from what is there, and counts it. Runs the transaction again when the employee
 * changed meanwhile. Throws a duplicate-key error (see `isDuplicate`) when somebody else is the primary contact.
 */
export async function updateEmployee(
  trx: DatabaseTransaction,
  { _id: id, customer, version }: Pick<Employee, '_id' | 'customer' | 'version'>,
  changes: Partial<EmployeeChanges>,
  { isTrusted }: AddressTrust,
): Promise<void> {
  const { primaryContact, ...fields } = changes
  await updateAsRead(
    trx,
    'employee',
    { id, version },
    {
      ...toColumns<Fields, EmployeeTable>(columns, fields),
      ...(primaryContact !== undefined && { primary_of: primaryContact ? customer : null }),
      email_own_from: ownFrom(fields.emailAddress, { primaryContact, isTrusted }),
      fax_own_from: ownFrom(fields.faxNumber, { primaryContact, isTrusted }),
    },
  )
}

/** Undefined leaves it as it is. Who becomes the contact counts as if all addresses had been set. */
function ownFrom(
  address: string | null | undefined,
  { primaryContact, isTrusted }: AddressTrust & { primaryContact: boolean | undefined },
) {
  if (isTrusted) return address === undefined ? undefined : null
  return address === undefined && !primaryContact ? undefined : inADay
}

/** Leaves the customer without a primary contact, so that that employee may become it, and gives who was it. */
export async function deleteOtherPrimaryContact(
  trx: DatabaseTransaction,
  customerId: string,
  employeeId: string,
): Promise<string | undefined> {
  const other = await trx
    .selectFrom('employee')
    .select('id')
    .where('primary_of', '=', customerId)
    .where('id', '<>', employeeId)
    .forUpdate()
    .executeTakeFirst()
  if (other)
    await trx
      .updateTable('employee')
      .set((column) => ({ primary_of: null, version: column('version', '+', 1) }))
      .where('id', '=', other.id)
      .execute()
  return other?.id
}

/** `primaryContact` is what its column says by naming the customer. */
type Fields = Omit<EmployeeChanges, 'primaryContact'>

const columns = {
  accessLevel: 'access_level',
  name: 'name',
  emailAddress: 'email_address',
  faxNumber: 'fax_number',
  language: 'language',
} as const satisfies FieldColumns<Fields, EmployeeTable>

function toEmployee(row: Selectable<EmployeeTable>): Employee {
  const { id: _id, customer, primary_of, version } = row
  return {
    _id,
    customer,
    ...toFields<Fields, EmployeeTable>(columns, row),
    primaryContact: primary_of === customer,
    version,
  } as Employee
}
