import {
  type Caller,
  ChangedMeanwhileError,
  type CustomerWithContact,
  type DatabaseTransaction,
  decideUnknownDelivery,
  type DeliveryToDecide,
  findCustomerWithContact,
  findDeliveryToDecide,
  findEarliestWish,
  inTransaction,
  updateQueuedDeliveryToDue,
  updateQueuedDeliveryToFailed,
} from '@telecomx/database'
import {
  defaultRecipient,
  parseRecipient,
  poaResendErrors,
  type PoaResendOutput,
  recipientInvalid,
} from '@telecomx/validation'
import { assertLevel } from '../access/assert-access.js'
import { ApiFailure } from '../api-failure.js'
import { calledBack } from '../delivery/describe-delivery.js'
import { isSameRecipient, recordDelivery, recordingRefusals } from '../delivery/record-delivery.js'
import type { Dependencies } from '../dependencies.js'
import { poaRecipient } from './poa-recipient.js'

export interface PoaResendRequest {
  deliveryId: string
  /** As it came: what it must be is said by the delivery's method. */
  recipient?: unknown
}

/**
 * Sends the documents of a delivery again. One that has not ended is itself tried at once; one that has, and every one
 * to another recipient, is followed by a new delivery. A fax that may have gone out is ADMIN's to repeat.
 */
export async function poaResend(
  dependencies: Dependencies,
  caller: Caller,
  request: PoaResendRequest,
): Promise<PoaResendOutput> {
  const customerId = (await findDelivery(dependencies.database, request)).customerId
  const delivery = await recordingRefusals(dependencies, { caller, customerId }, () =>
    inTransaction(dependencies.database, (trx) => resend(trx, dependencies, caller, request)),
  )
  return { success: true, delivery }
}

async function resend(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  request: PoaResendRequest,
): Promise<string> {
  const { deliveryId } = request
  const delivery = await findDelivery(trx, request)
  if (delivery.state === 'unknown') assertLevel(caller, 'ADMIN')
  const { customerId, method, documentIds } = delivery
  const customer = await findCustomerWithContact(trx, customerId)
  if (!customer) throw new ApiFailure(poaResendErrors.deliveryNotFound)
  const recipient = recipientOf(delivery, customer, request.recipient)
  if (isSameRecipient(recipient, delivery.recipient)) {
    if (await tryAtOnce(trx, caller, deliveryId, delivery)) return deliveryId
  } else await updateQueuedDeliveryToFailed(trx, deliveryId, calledBack)
  const wishedDates = [await findEarliestWish(trx, documentIds)]
  const recorded = { caller, customerId, customer, method, recipient, documentIds, wishedDates }
  return recordDelivery(trx, dependencies, { ...recorded, resendOf: deliveryId })
}

async function findDelivery(
  database: Dependencies['database'],
  { deliveryId }: PoaResendRequest,
): Promise<DeliveryToDecide> {
  const delivery = await findDeliveryToDecide(database, deliveryId)
  if (!delivery) throw new ApiFailure(poaResendErrors.deliveryNotFound)
  return delivery
}

/** The same as before when left out; `DEFAULT` is the contact's own address as it is now. */
function recipientOf(
  { method, recipient: before }: DeliveryToDecide,
  customer: CustomerWithContact,
  given: unknown,
): string {
  if (given == null) return before
  if (given === defaultRecipient) return poaRecipient(method, undefined, customer).recipient
  const recipient = parseRecipient(method, given)
  if (recipient === undefined) throw new ApiFailure(recipientInvalid(method))
  return recipient
}

/** True when the delivery itself goes on; false when it has ended, so that another one must follow. */
async function tryAtOnce(
  trx: DatabaseTransaction,
  { employeeId }: Caller,
  deliveryId: string,
  { state }: DeliveryToDecide,
): Promise<boolean> {
  if (state === 'sending') throw new ApiFailure(poaResendErrors.isBeingSent)
  if (state !== 'queued' && state !== 'unknown') return false
  const goesOn =
    state === 'queued'
      ? await updateQueuedDeliveryToDue(trx, deliveryId)
      : await decideUnknownDelivery(trx, { deliveryId, arrived: false, employeeId })
  // A sender was faster, or another person.
  if (!goesOn) throw new ChangedMeanwhileError()
  return true
}
