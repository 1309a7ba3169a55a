import { type Caller, findEmployee, inTransaction, isDuplicate, updateEmployee } from '@telecomx/database'
import {
  accessDenied,
  accessLevels,
  type Employee,
  type EmployeeChanges,
  employeeUpdateErrors,
  isAtLeast,
} from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { makeRoomForContact } from './make-room-for-contact.js'

/** Changes what is given and answers the whole employee. Somebody raised above the caller meanwhile stays untouched. */
export function employeeUpdate(
  { database }: Dependencies,
  caller: Caller,
  { _id, ...changes }: EmployeeChanges & { _id: string },
): Promise<Employee> {
  const levels = accessLevels.filter((level) => isAtLeast(caller.accessLevel, level))
  return inTransaction(
    database,
    async (trx) => {
      const employee = await findEmployee(trx, _id)
      if (!employee) throw new ApiFailure(employeeUpdateErrors.employeeNotFound)
      if (changes.primaryContact !== undefined)
        await makeRoomForContact(trx, employee.customer, changes.primaryContact)
      if (!(await updateEmployee(trx, employee, changes, levels))) throw new ApiFailure(accessDenied)
      return (await findEmployee(trx, _id)) ?? employee
    },
    // On a cluster another node may have named a contact meanwhile; the next run takes its place.
    { alsoAgain: isDuplicate },
  )
}
