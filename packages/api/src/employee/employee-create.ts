import { insertEmployee, inTransaction, isDuplicate } from '@telecomx/database'
import type { Employee, EmployeeCreateInput } from '@telecomx/validation'
import type { Dependencies } from '../dependencies.js'
import { leaveOutUnset } from '../leave-out-unset.js'
import { makeRoomForContact } from './make-room-for-contact.js'

/** Stores an employee and answers it. A primary contact takes the place of the former one. */
export async function employeeCreate(
  { database, newId }: Dependencies,
  { primaryContact, ...facts }: EmployeeCreateInput,
): Promise<Employee> {
  const employee: Employee = leaveOutUnset({
    _id: newId(),
    ...facts,
    primaryContact: primaryContact ?? false,
  })
  await inTransaction(
    database,
    async (trx) => {
      await makeRoomForContact(trx, employee.customer, primaryContact)
      await insertEmployee(trx, employee)
    },
    // On a cluster another node may have named a contact meanwhile; the next run takes its place.
    isDuplicate,
  )
  return employee
}
