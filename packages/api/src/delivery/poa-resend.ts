import {
  type Caller,
  type CustomerWithContact,
  type DatabaseTransaction,
  type DeliveryToDecide,
  findRepeat,
  insertAuditEntry,
  inTransaction,
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
import { isSameRecipient } from './record-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { poaRecipient } from './poa-recipient.js'
import { endDelivery, lockToDecide, repeatDelivery } from './repeat-delivery.js'

export interface PoaResendRequest {
  deliveryId: string
  /** As it came: what it must be is said by the delivery's method. */
  recipient?: unknown
}

/**
 * Sends the documents of a delivery again. One that waits is itself tried at once, or withdrawn when it goes to another
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
  { deliveryId, recipient: given }: PoaResendRequest,
): Promise<string> {
  const { delivery, customer } = await lockToDecide(trx, deliveryId)
  const { state } = delivery
  assertMayResend(caller, state)
  const recipient = recipientOf(delivery, customer, given)
  if (state === 'sending') throw new ApiFailure(poaResendErrors.isBeingSent)
  const by = { caller, action: 'porting.poaResend' } as const
  const isSame = isSameRecipient(recipient, delivery.recipient)
  if (state === 'queued' && isSame) {
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
  const repeat = await findRepeat(trx, deliveryId, recipient)
  if (repeat !== undefined) return repeat
  const cause = { queued: 'WITHDRAWN', unknown: 'NOT_ARRIVED' } as const
  if (state === 'queued' || state === 'unknown')
    await endDelivery(trx, delivery, { ...by, state: 'failed', cause: cause[state] })
  const isFree = state === 'unknown' && isSame
  return repeatDelivery(trx, dependencies, { ...by, customer, delivery, recipient, isFree })
}

/** The same as before when left out; `DEFAULT` is the contact's own address as it is now. */
function recipientOf(
  { method, recipient: before }: DeliveryToDecide,
  customer: CustomerWithContact,
  given: unknown,
): string {
  if (given == null) return before
  if (given === defaultRecipient) return poaRecipient(method, undefined, customer)
  const recipient = parseRecipient(method, given)
  if (recipient === undefined)
    throw new ApiFailure(recipientInvalid(method), { details: faultOfRecipient(method, given) })
  return recipient
}
