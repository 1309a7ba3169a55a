import {
  type AddressTrust,
  type Caller,
  findEmployee,
  insertAuditEntry,
  insertEmployee,
  inTransaction,
  isDuplicate,
} from '@telecomx/database'
import {
  type Employee,
  type EmployeeCreateInput,
  employeeCreateErrors,
  firstVersion,
  isAtLeast,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'
import { makeRoomForContact } from './make-room-for-contact.js'

/** Stores an employee and answers it. A primary contact takes the place of the former one. 409 when its id is taken. */
export async function employeeCreate(
  { database, newId }: Dependencies,
  caller: Caller,
  { _id, primaryContact, ...facts }: EmployeeCreateInput,
): Promise<Employee> {
  const employee: Employee = withoutUndefined({
    _id: _id ?? newId(),
    ...facts,
    primaryContact: primaryContact ?? false,
    version: firstVersion,
  })
  await inTransaction(
    database,
    async (trx) => {
      if (_id && (await findEmployee(trx, _id))) throw new ApiFailure(employeeCreateErrors.employeeExists)
      await makeRoomForContact(trx, caller, 'employee.create', employee)
      await insertEmployee(trx, employee, trustIn(caller))
      const { _id: objectId, customer: customerId, version: _, ...after } = employee
      const entry = {
        action: 'employee.create',
        customerId,
        objectType: 'employee',
        objectId,
        after,
      } as const
      await insertAuditEntry(trx, caller, entry)
    },
    // Somebody took the id meanwhile, or on a cluster another node named a contact: the next run sees it.
    { alsoAgain: isDuplicate },
  )
  return employee
}

/** A reseller or ADMIN answers for the addresses that they set. Source: docs/operations.md. */
export function trustIn({ accessLevel }: Caller): AddressTrust {
  return { isTrusted: isAtLeast(accessLevel, 'RESELLER') }
}
