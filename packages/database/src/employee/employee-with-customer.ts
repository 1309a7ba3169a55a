import type { SessionGetOutput } from '@telecomx/validation'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'

/** An employee and where they work, as far as they are told about themselves; undefined when there is no such employee. */
export async function findEmployeeWithCustomer(
  database: Database,
  employeeId: string,
): Promise<Pick<SessionGetOutput, 'employee' | 'customer'> | undefined> {
  const row = await database
    .selectFrom('employee')
    .innerJoin('customer', 'customer.id', 'employee.customer')
    .select(['employee.id', 'employee.name', 'employee.email_address', 'employee.language'])
    .select(['customer.id as customerId', 'customer.name as customerName', 'customer.is_reseller'])
    .where('employee.id', '=', employeeId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    employee: {
      _id: row.id,
      name: row.name,
      ...withoutNulls({ emailAddress: row.email_address }),
      language: row.language,
    },
    customer: { _id: row.customerId, name: row.customerName, isReseller: row.is_reseller === 1 },
  }
}
