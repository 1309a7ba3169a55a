import {
  type Caller,
  type Database,
  findCustomer,
  findEmployee,
  findParentReseller,
  isCustomerVisible,
} from '@telecomx/database'
import { type AccessLevel, accessDenied, type DeliveryState, isAtLeast } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

export function assertLevel(caller: Caller, least: AccessLevel): void {
  if (!isAtLeast(caller.accessLevel, least)) throw new ApiFailure(accessDenied)
}

/**
 * Somebody of the customer itself with at least that level, RESELLER or RESELLER_ADMIN whose customer is its parent,
 * or ADMIN. To all but ADMIN an unknown customer is refused like a foreign one.
 */
export async function assertMayActForCustomer(
  database: Database,
  caller: Caller,
  customerId: string,
  least: AccessLevel = 'OWNER',
): Promise<void> {
  if (caller.accessLevel === 'ADMIN') return
  if (isAtLeast(caller.accessLevel, least) && caller.customerId === customerId) return
  if (isAtLeast(caller.accessLevel, 'RESELLER')) {
    const customer = await findParentReseller(database, customerId)
    if (customer?.parentReseller === caller.customerId) return
  }
  throw new ApiFailure(accessDenied)
}

/**
 * The same for the customer that a thing belongs to, whose id is answered; from the level `everywhere` on it may be any
 * customer's. To all but ADMIN an unknown thing is refused like a foreign one; ADMIN is told later that there is none.
 */
export async function assertMayActForCustomerOf(
  database: Database,
  caller: Caller,
  findItsCustomer: () => Promise<string | undefined>,
  least: AccessLevel = 'OWNER',
  everywhere: AccessLevel = 'ADMIN',
): Promise<string | undefined> {
  assertLevel(caller, least)
  const customerId = await findItsCustomer()
  if (caller.accessLevel === 'ADMIN') return customerId
  if (customerId === undefined) throw new ApiFailure(accessDenied)
  if (isAtLeast(caller.accessLevel, everywhere)) return customerId
  await assertMayActForCustomer(database, caller, customerId, least)
  return customerId
}

/** Whoever is shown the customer in a list: its own people, every reseller above it, and ADMIN. */
export async function assertSeesInLists(
  database: Database,
  caller: Caller,
  customerId: string,
): Promise<void> {
  if (caller.accessLevel === 'ADMIN') return
  if (!(await isCustomerVisible(database, caller, customerId))) throw new ApiFailure(accessDenied)
}

/** RESELLER_ADMIN, for whom an unknown customer is no other answer than a foreign one would be, or ADMIN. */
export async function assertMaySeeEveryCustomer(
  database: Database,
  caller: Caller,
  customerId: string,
): Promise<void> {
  assertLevel(caller, 'RESELLER_ADMIN')
  if (caller.accessLevel !== 'ADMIN' && !(await findCustomer(database, customerId)))
    throw new ApiFailure(accessDenied)
}

/**
 * Somebody of at least OWNER who may act for the employee's customer and whose level the employee's is not above, or
 * ADMIN. To all but ADMIN an unknown employee is refused like a foreign one. Answers the customer's id.
 */
export async function assertMayActForEmployee(
  database: Database,
  caller: Caller,
  employeeId: string,
): Promise<string | undefined> {
  assertLevel(caller, 'OWNER')
  const employee = await findEmployee(database, employeeId)
  if (caller.accessLevel === 'ADMIN') return employee?.customer
  if (!employee) throw new ApiFailure(accessDenied)
  assertLevel(caller, employee.accessLevel)
  await assertMayActForCustomer(database, caller, employee.customer)
  return employee.customer
}

/** Everybody who may log in for their own tokens, and whoever may act for the employee. */
export async function assertMayActForTokensOf(
  database: Database,
  caller: Caller,
  employeeId: string,
): Promise<void> {
  if (caller.employeeId !== employeeId) await assertMayActForEmployee(database, caller, employeeId)
}

/** A fax of which it is not known whether it went out is ADMIN's to repeat. */
export function assertMayResend(caller: Caller, state: DeliveryState): void {
  if (state === 'unknown') assertLevel(caller, 'ADMIN')
}
