import {
  type Caller,
  type Database,
  type DatabaseTransaction,
  findCustomer,
  hasCustomersBeneath,
  inTransaction,
  type LockedCustomers,
  lockCustomers,
  lockForMove,
  updateCustomer,
} from '@telecomx/database'
import { accessDenied, type Customer, type CustomerChanges, customerUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { assertMayPlace } from './assert-may-place.js'

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

/** Changes what is given and answers the whole customer. */
export function customerUpdate(
  { database }: Dependencies,
  customerId: string,
  changes: CustomerChanges,
): Promise<Customer> {
  return inTransaction(database, async (trx) => {
    const locked = await lockForChange(trx, customerId, changes.parentReseller)
    if (changes.isReseller === false && locked.get(customerId)?.isReseller)
      await assertHasNoCustomers(trx, customerId)
    await updateCustomer(trx, customerId, changes)
    const customer = await findCustomer(trx, customerId)
    if (!customer) throw new ApiFailure(errors.customerNotFound)
    return customer
  })
}

/** Locks the customer, and with it whatever decides whether it may belong to the new parent. */
async function lockForChange(
  trx: DatabaseTransaction,
  customerId: string,
  parentReseller: string | null | undefined,
): Promise<LockedCustomers> {
  const { locked, line } = parentReseller
    ? await lockForMove(trx, customerId, parentReseller)
    : { locked: await lockCustomers(trx, [customerId]), line: [] }
  if (!locked.has(customerId)) throw new ApiFailure(errors.customerNotFound)
  if (line.includes(customerId)) throw new ApiFailure(errors.beneathItself)
  if (parentReseller && !locked.get(parentReseller)?.isReseller)
    throw new ApiFailure(errors.parentResellerInvalid)
  return locked
}

/** New customers lock their parent, which is locked here. */
async function assertHasNoCustomers(trx: DatabaseTransaction, customerId: string): Promise<void> {
  if (await hasCustomersBeneath(trx, customerId)) throw new ApiFailure(errors.hasCustomers)
}
