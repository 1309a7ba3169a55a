import {
  type Caller,
  findEmployee,
  insertAuditEntry,
  inTransaction,
  isDuplicate,
  lockEmployee,
  updateEmployee,
} from '@telecomx/database'
import { type Employee, type EmployeeChanges, employeeUpdateErrors } from '@telecomx/validation'
import { assertLevel } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { asAudited, differingFrom, isEmpty } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'
import { makeRoomForContact } from './make-room-for-contact.js'
import { trustIn } from './employee-create.js'

/**
 * Changes what is given and answers the whole employee. Somebody raised above the caller meanwhile stays untouched. 409
 * when the employee is in another state than expected.
 */
export function employeeUpdate(
  { database }: Dependencies,
  caller: Caller,
  { _id, ...changes }: EmployeeChanges & { _id: string },
  expected?: ExpectedVersions,
): Promise<Employee> {
  return inTransaction(
    database,
    async (trx) => {
      const found = await findEmployee(trx, _id)
      if (found && changes.primaryContact !== undefined)
        await makeRoomForContact(trx, caller, 'employee.update', {
          ...found,
          primaryContact: changes.primaryContact,
        })
      const employee = found && (await lockEmployee(trx, _id))
      if (!employee) throw new ApiFailure(employeeUpdateErrors.employeeNotFound)
      assertLevel(caller, employee.accessLevel)
      assertExpected(employee.version, expected)
      const differing = differingFrom(employee, changes)
      if (isEmpty(differing)) return employee
      await updateEmployee(trx, employee, differing, trustIn(caller))
      await insertAuditEntry(trx, caller, {
        action: 'employee.update',
        customerId: employee.customer,
        objectType: 'employee',
        objectId: _id,
        ...asAudited(employee, differing),
      })
      return (await findEmployee(trx, _id)) ?? employee
    },
    // On a cluster another node may have named a contact meanwhile; the next run takes its place.
    { alsoAgain: isDuplicate },
  )
}
