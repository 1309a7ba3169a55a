import {
  type Caller,
  type CustomerWithContact,
  type DatabaseTransaction,
  type DeliveryToDecide,
  findCustomerWithContact,
  findEarliestWish,
  lockDelivery,
} from '@telecomx/database'
import { poaResendErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { recordDelivery } from './record-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'

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

export interface Repeat extends LockedDelivery {
  caller: Caller
  recipient: string
  /** It takes the place of one that was counted: the limit for other recipients does not ask again. */
  isFree: boolean
}

/** Records a new delivery of the same documents by the same method, and gives its id. */
export async function repeatDelivery(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { delivery, ...repeat }: Repeat,
): Promise<string> {
  const { id: resendOf, customerId, method, documentIds } = delivery
  const wishedDates = [await findEarliestWish(trx, documentIds)]
  const what = { customerId, method, documentIds, resendOf, wishedDates }
  return recordDelivery(trx, dependencies, { ...what, ...repeat })
}
