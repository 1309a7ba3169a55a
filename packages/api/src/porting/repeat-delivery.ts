import {
  type Caller,
  type CustomerWithContact,
  type DatabaseTransaction,
  type DeliveryToDecide,
  findEarliestWish,
} from '@telecomx/database'
import { recordDelivery } from '../delivery/record-delivery.js'
import type { Dependencies } from '../dependencies.js'

export interface Repeat {
  caller: Caller
  customer: CustomerWithContact
  /** The delivery that is repeated, and its id. */
  delivery: DeliveryToDecide
  deliveryId: string
  recipient: string
  /** It takes the place of one that was counted: the limit for other recipients does not ask again. */
  isFree: boolean
}

/** Records a new delivery of the same documents by the same method, and gives its id. */
export async function repeatDelivery(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { caller, customer, delivery, deliveryId, recipient, isFree }: Repeat,
): Promise<string> {
  const { customerId, method, documentIds } = delivery
  const wishedDates = [await findEarliestWish(trx, documentIds)]
  const what = { customerId, method, recipient, documentIds, resendOf: deliveryId }
  return recordDelivery(trx, dependencies, { ...what, caller, customer, wishedDates, isFree })
}
