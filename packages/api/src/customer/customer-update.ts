import {
  type Caller,
  type Database,
  type DatabaseTransaction,
  findCustomer,
  hasCustomersBeneath,
  insertAuditEntry,
  inTransaction,
  listLineAbove,
  type LockedCustomers,
  lockCustomers,
  lockExclusively,
  updateCustomer,
} from '@telecomx/database'
import { accessDenied, type Customer, type CustomerChanges, customerUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { asAudited, differingFrom, isEmpty } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'
import { assertMayPlace } from './customer-create.js'

const errors = customerUpdateErrors

/** A reseller says neither where its own company belongs nor whether it is a reseller. */
export async function assertMayChange(
  database: Database,
  caller: Caller,
  customerId: string,
  wanted: { parentReseller?: string | null | undefined; isReseller?: unknown },
): Promise<void> {
  const isOwn = caller.accessLevel !== 'ADMIN' && caller.customerId === customerId
  if (isOwn && (wanted.parentReseller !== undefined || wanted.isReseller != null))
    throw new ApiFailure(accessDenied)
  await assertMayPlace(database, caller, wanted.parentReseller)
}

/** Changes what is given and answers the whole customer. 409 when it is in another state than expected. */
export function customerUpdate(
  { database }: Dependencies,
  caller: Caller,
  customerId: string,
  changes: CustomerChanges,
  expected?: ExpectedVersions,
): Promise<Customer> {
  return inTransaction(database, async (trx) => {
    const locked = await lockForChange(trx, customerId, changes)
    const customer = await findCustomer(trx, customerId)
    if (!customer) throw new ApiFailure(errors.customerNotFound)
    assertExpected(customer.version, expected)
    await assertFits(trx, customer, changes, locked)
    const differing = differingFrom(customer, changes)
    if (isEmpty(differing)) return customer
    await updateCustomer(trx, customer, differing)
    await insertAuditEntry(trx, caller, {
      action: 'customer.update',
      customerId,
      objectType: 'customer',
      objectId: customerId,
      ...asAudited(customer, differing),
    })
    return (await findCustomer(trx, customerId)) ?? customer
  })
}

/**
 * Locks the customer, and the parent that it shall belong to. Moves go one after the other, on a cluster too: two that
 * together make a circle, or a move beneath a customer that stops being a reseller, change different rows.
 */
async function lockForChange(
  trx: DatabaseTransaction,
  customerId: string,
  { parentReseller, isReseller }: CustomerChanges,
): Promise<LockedCustomers> {
  if (parentReseller || isReseller === false) await lockExclusively(trx, 'customer.tree')
  return lockCustomers(trx, parentReseller ? [customerId, parentReseller] : [customerId])
}

/** New customers lock their parent, which is locked here. */
async function assertFits(
  trx: DatabaseTransaction,
  { _id, isReseller }: Customer,
  changes: CustomerChanges,
  locked: LockedCustomers,
): Promise<void> {
  const { parentReseller } = changes
  if (parentReseller && (await listLineAbove(trx, parentReseller)).includes(_id))
    throw new ApiFailure(errors.beneathItself)
  if (parentReseller && !locked.get(parentReseller)?.isReseller)
    throw new ApiFailure(errors.parentResellerInvalid)
  if (isReseller && changes.isReseller === false && (await hasCustomersBeneath(trx, _id)))
    throw new ApiFailure(errors.hasCustomers)
}
