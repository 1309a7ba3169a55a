import { type Caller, type DatabaseTransaction, decideDelivery, inTransaction } from '@telecomx/database'
import { poaReleaseErrors, type PoaResendOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { lockToDecide, repeatDelivery } from './repeat-delivery.js'

export interface PoaReleaseRequest {
  deliveryId: string
  arrived: boolean
}

/**
 * Ends the wait of a fax with unknown outcome by what a person found out: it arrived, and counts as sent; or it did not,
 * and a new delivery takes its place.
 */
export async function poaRelease(
  dependencies: Dependencies,
  caller: Caller,
  request: PoaReleaseRequest,
): Promise<PoaResendOutput> {
  const delivery = await inTransaction(dependencies.database, (trx) =>
    release(trx, dependencies, caller, request),
  )
  return { success: true, delivery }
}

async function release(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  { deliveryId, arrived }: PoaReleaseRequest,
): Promise<string> {
  const { delivery, customer } = await lockToDecide(trx, deliveryId)
  const { state } = delivery
  if (state !== 'unknown') throw new ApiFailure(poaReleaseErrors.isNotUnknown, { details: { state } })
  const { employeeId } = caller
  if (arrived) {
    await decideDelivery(trx, deliveryId, { state: 'sent', cause: 'ARRIVED', employeeId })
    return deliveryId
  }
  await decideDelivery(trx, deliveryId, { state: 'failed', cause: 'NOT_ARRIVED', employeeId })
  const { recipient } = delivery
  return repeatDelivery(trx, dependencies, { caller, customer, delivery, recipient, isFree: true })
}
