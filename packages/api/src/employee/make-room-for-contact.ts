import {
  type Caller,
  type DatabaseTransaction,
  deleteOtherPrimaryContact,
  insertAuditEntry,
  lockCustomers,
} from '@telecomx/database'
import { customerGetErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/**
 * Locks the customer whose employees are about to change, so that callers who each name a contact queue up, and
 * takes the part away from the present one when another is about to get it. 404 when there is no such customer.
 */
export async function makeRoomForContact(
  trx: DatabaseTransaction,
  caller: Caller,
  action: 'employee.create' | 'employee.update',
  { _id, customer, primaryContact }: { _id: string; customer: string; primaryContact: boolean },
): Promise<void> {
  const locked = await lockCustomers(trx, [customer])
  if (!locked.has(customer)) throw new ApiFailure(customerGetErrors.customerNotFound)
  const other = primaryContact ? await deleteOtherPrimaryContact(trx, customer, _id) : undefined
  if (other === undefined) return
  await insertAuditEntry(trx, caller, {
    action,
    customerId: customer,
    objectType: 'employee',
    objectId: other,
    before: { primaryContact: true },
    after: { primaryContact: false },
  })
}
