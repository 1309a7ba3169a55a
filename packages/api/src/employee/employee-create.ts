import { type Caller, findEmployee, insertEmployee, inTransaction, isDuplicate } from '@telecomx/database'
import {
  type Employee,
  type EmployeeCreateInput,
  employeeCreateErrors,
  firstVersion,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'
import { makeRoomForContact } from './make-room-for-contact.js'
import { trustIn } from './trust-in.js'

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
      await makeRoomForContact(trx, employee, primaryContact)
      await insertEmployee(trx, employee, trustIn(caller))
    },
    // Somebody took the id meanwhile, or on a cluster another node named a contact: the next run sees it.
    { alsoAgain: isDuplicate },
  )
  return employee
}
