import {
  type Caller,
  type DatabaseTransaction,
  type DeliveryToDecide,
  findOperatorById,
  findRepeat,
  hasReplacedPoaDocument,
  insertAuditEntry,
  inTransaction,
  lockSignedCopiesToSend,
  updateQueuedDeliveryToDue,
} from '@telecomx/database'
import {
  defaultRecipient,
  parseRecipient,
  poaResendErrors,
  type PoaResendOutput,
  faultOfRecipient,
  recipientInvalid,
} from '@telecomx/validation'
import { assertMayResend } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import { copiesBeside } from './copies.js'
import { isSameRecipient } from './record-delivery.js'
import { donorAddress } from '../operator/donor-address.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { poaRecipient } from './poa-recipient.js'
import { donorOf, endDelivery, type LockedDelivery, lockToDecide, repeatDelivery } from './repeat-delivery.js'

export interface PoaResendRequest {
  deliveryId: string
  /** As it came: what it must be is said by the delivery's method. */
  recipient?: unknown
  cc?: unknown
}

/**
 * Sends a delivery's documents or letter again. One that waits is itself tried at once, or withdrawn when it goes to another
 * recipient; one that has ended is followed by a new delivery. A fax that may have gone out is ADMIN's to repeat, who
 * says by that that it did not arrive.
 */
export async function poaResend(
  dependencies: Dependencies,
  caller: Caller,
  request: PoaResendRequest,
): Promise<PoaResendOutput> {
  const delivery = await inTransaction(dependencies.database, (trx) =>
    resend(trx, dependencies, caller, request),
  )
  return { success: true, delivery }
}

async function resend(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  { deliveryId, recipient: given, cc: copies }: PoaResendRequest,
): Promise<string> {
  const { delivery, customer } = await lockToDecide(trx, deliveryId)
  const { state } = delivery
  assertMayResend(caller, delivery)
  if (delivery.letter === 'PROGRESS') throw new ApiFailure(poaResendErrors.isToldOnce)
  const recipient = await recipientOf(trx, { delivery, customer }, given)
  const cc = copiesBeside(recipient, delivery.method, copies)
  if (state === 'sending') throw new ApiFailure(poaResendErrors.isBeingSent)
  if (await hasReplacedPoaDocument(trx, delivery.documentIds))
    throw new ApiFailure(poaResendErrors.documentReplaced)
  const by = { caller, action: 'porting.poaResend' } as const
  const isSame = isSameRecipient(recipient, delivery.recipient)
  if (state === 'queued' && isSame && cc.length === 0) {
    await updateQueuedDeliveryToDue(trx, deliveryId)
    await insertAuditEntry(trx, caller, {
      action: by.action,
      customerId: delivery.customerId,
      objectType: 'delivery',
      objectId: deliveryId,
      after: { dueNow: true },
    })
    return deliveryId
  }
  // Who asks twice, because no answer came or a button was pressed twice, does not send twice.
  const repeat = await findRepeat(trx, deliveryId, { recipient, cc })
  if (repeat !== undefined) return repeat
  if (!(await lockSignedCopiesToSend(trx, delivery.signedCopyIds)))
    throw new ApiFailure(poaResendErrors.copyDeleted)
  const cause = { queued: 'WITHDRAWN', unknown: 'NOT_ARRIVED' } as const
  if (state === 'queued' || state === 'unknown')
    await endDelivery(trx, delivery, { ...by, state: 'failed', cause: cause[state] })
  const isFree = (state === 'unknown' && isSame) || donorOf(delivery) !== undefined
  // Sent to the same address again it is still the copy of the other; with copies of its own it is none.
  const ccOf = isSame && cc.length === 0 ? (delivery.ccOf ?? undefined) : undefined
  return repeatDelivery(trx, dependencies, { ...by, customer, delivery, recipient, cc, ccOf, isFree })
}

/** The same as before when left out; `DEFAULT` is the contact's own address as it is now, or the donor's. */
async function recipientOf(
  trx: DatabaseTransaction,
  { delivery, customer }: LockedDelivery,
  given: unknown,
): Promise<string> {
  const { method, recipient: before } = delivery
  if (given == null) return before
  if (given === defaultRecipient)
    return (await donorRecipient(trx, delivery)) ?? poaRecipient(method, undefined, customer)
  const recipient = parseRecipient(method, given)
  if (recipient === undefined)
    throw new ApiFailure(recipientInvalid(method), { details: faultOfRecipient(method, given) })
  return recipient
}

/** The donor's address as it is now, of a delivery that is for the donor; 422 `recipient` when it has none any more. */
async function donorRecipient(
  trx: DatabaseTransaction,
  delivery: DeliveryToDecide,
): Promise<string | undefined> {
  const donor = donorOf(delivery)
  if (donor === undefined) return undefined
  const operator = await findOperatorById(trx, donor)
  const recipient = operator && donorAddress(operator, delivery.method)
  if (!recipient)
    throw new ApiFailure(recipientInvalid(delivery.method), { details: { reason: 'no_address' } })
  return recipient
}
