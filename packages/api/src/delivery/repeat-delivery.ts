import {
  type Caller,
  type CustomerWithContact,
  type DatabaseTransaction,
  decideDelivery,
  type DeliveryCause,
  type DeliveryToDecide,
  findCustomerWithContact,
  findEarliestWish,
  insertAuditEntry,
  lockDelivery,
} from '@telecomx/database'
import { poaResendErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { letterFactsOf } from './letter-facts.js'
import { recordDelivery } from './record-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** The operations that send documents again. */
export type RepeatAction = 'porting.poaResend' | 'porting.poaRelease'

/** A delivery that nobody else decides about meanwhile, and its customer. */
export interface LockedDelivery {
  delivery: DeliveryToDecide
  customer: CustomerWithContact
}

/** 404 when there is no such delivery. */
export async function lockToDecide(trx: DatabaseTransaction, deliveryId: string): Promise<LockedDelivery> {
  const delivery = await lockDelivery(trx, deliveryId)
  const customer = delivery && (await findCustomerWithContact(trx, delivery.customerId))
  if (!customer) throw new ApiFailure(poaResendErrors.deliveryNotFound)
  return { delivery, customer }
}

interface Ending {
  caller: Caller
  action: RepeatAction
  state: 'sent' | 'failed'
  cause: DeliveryCause
}

/** Ends a delivery by the caller's word. */
export async function endDelivery(
  trx: DatabaseTransaction,
  { id, customerId, state: before }: DeliveryToDecide,
  { caller, action, state, cause }: Ending,
): Promise<void> {
  await decideDelivery(trx, id, { state, cause, employeeId: caller.employeeId })
  await insertAuditEntry(trx, caller, {
    action,
    customerId,
    objectType: 'delivery',
    objectId: id,
    before: { state: before },
    after: { state, cause },
  })
}

export interface Repeat extends LockedDelivery {
  action: RepeatAction
  caller: Caller
  recipient: string
  cc?: readonly string[]
  ccOf?: string | undefined
  /** It takes the place of one that was counted: the limit for other recipients does not ask again. */
  isFree: boolean
}

/** Records a new delivery of the same by the same method, and gives its id. */
export async function repeatDelivery(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { delivery, ...repeat }: Repeat,
): Promise<string> {
  const { id: resendOf, customerId, method, documentIds, signedCopyIds, letter } = delivery
  const wishedDates = [documentIds.length > 0 ? await findEarliestWish(trx, documentIds) : undefined]
  const content = {
    letter,
    letterFacts: delivery.letterFacts,
    documentIds,
    signedCopyIds,
    ...languageOf(delivery),
  }
  // Who got the first one is reminded still, and nobody else.
  const isReminded = letter === 'POA' && delivery.state !== 'sent' && repeat.ccOf === undefined
  const what = { ...content, customerId, method, resendOf, wishedDates, isReminded }
  return recordDelivery(trx, dependencies, { ...what, ...repeat })
}

/** Donors are Danish; everybody else is written to in the contact's language. */
function languageOf(delivery: DeliveryToDecide): { language?: 'da' } {
  return donorOf(delivery) === undefined ? {} : { language: 'da' }
}

/** CPS code of the donor that the delivery is for; undefined of all others. */
export function donorOf({ letter, letterFacts }: DeliveryToDecide): string | undefined {
  if (letter !== 'DONOR') return undefined
  const { operator, toDonor } = letterFactsOf('DONOR', letterFacts)
  return toDonor ? operator : undefined
}
