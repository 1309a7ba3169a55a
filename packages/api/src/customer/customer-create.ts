import {
  type Caller,
  type Database,
  insertCustomer,
  inTransaction,
  isCustomerVisible,
  isDuplicate,
  lockCustomers,
} from '@telecomx/database'
import {
  accessDenied,
  type Customer,
  type CustomerCreateInput,
  customerCreateErrors,
  firstVersion,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'

/** Only ADMIN chooses an id; a reseller chooses a parent among itself and the customers beneath it. */
export async function assertMayCreate(
  database: Database,
  caller: Caller,
  wanted: { _id?: unknown; parentReseller?: string | undefined },
): Promise<void> {
  if (caller.accessLevel !== 'ADMIN' && wanted._id != null) throw new ApiFailure(accessDenied)
  await assertMayPlace(database, caller, wanted.parentReseller)
}

/** A reseller puts customers beneath itself and what is beneath it; beneath any other, or none (null), only ADMIN. */
export async function assertMayPlace(
  database: Database,
  caller: Caller,
  parentReseller: string | null | undefined,
): Promise<void> {
  if (caller.accessLevel === 'ADMIN' || parentReseller === undefined) return
  if (parentReseller === null || !(await isCustomerVisible(database, caller, parentReseller)))
    throw new ApiFailure(accessDenied)
}

/** Whose customer the new one is: a reseller's own unless it says another; undefined for none. */
export function parentOf(
  caller: Caller,
  { parentReseller }: { parentReseller?: string | undefined },
): string | undefined {
  return parentReseller ?? (caller.accessLevel === 'ADMIN' ? undefined : caller.customerId)
}

/** Stores a customer and answers it. 409 when its id is taken, 422 when its parent is no reseller. */
export async function customerCreate(
  { database, newId }: Dependencies,
  caller: Caller,
  { _id, parentReseller, isReseller, reminders, ...facts }: CustomerCreateInput,
): Promise<Customer> {
  const customer: Customer = withoutUndefined({
    _id: _id ?? newId(),
    ...facts,
    parentReseller: parentOf(caller, { parentReseller }),
    isReseller: isReseller ?? false,
    reminders: reminders ?? true,
    version: firstVersion,
  })
  await saveCustomer(database, customer)
  return customer
}

/**
 * The parent is locked, so that it cannot stop being a reseller meanwhile. On a cluster it can, and harmlessly:
 * rights follow the parent and the caller's level, not the flag.
 */
async function saveCustomer(database: Database, customer: Customer): Promise<void> {
  const { parentReseller } = customer
  try {
    await inTransaction(database, async (trx) => {
      const parent = parentReseller && (await lockCustomers(trx, [parentReseller])).get(parentReseller)
      if (parentReseller && !(parent && parent.isReseller))
        throw new ApiFailure(customerCreateErrors.parentResellerInvalid)
      await insertCustomer(trx, customer)
    })
  } catch (error) {
    if (isDuplicate(error)) throw new ApiFailure(customerCreateErrors.customerExists, { cause: error })
    throw error
  }
}
