import {
  type Caller,
  type DatabaseTransaction,
  hasReplacedPoaDocument,
  inTransaction,
} from '@telecomx/database'
import { poaReleaseErrors, type PoaResendOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { endDelivery, lockToDecide, repeatDelivery } from './repeat-delivery.js'

export interface PoaReleaseRequest {
  deliveryId: string
  arrived: boolean
}

/**
 * Ends the wait of a fax with unknown outcome by what a person found out: it arrived, and counts as sent; or it did not,
 * and a new delivery takes its place, unless its documents were replaced: those nobody is to sign.
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
  const by = { caller, action: 'porting.poaRelease' } as const
  if (arrived) {
    await endDelivery(trx, delivery, { ...by, state: 'sent', cause: 'ARRIVED' })
    return deliveryId
  }
  await endDelivery(trx, delivery, { ...by, state: 'failed', cause: 'NOT_ARRIVED' })
  if (await hasReplacedPoaDocument(trx, delivery.documentIds)) return deliveryId
  const { recipient } = delivery
  return repeatDelivery(trx, dependencies, { ...by, customer, delivery, recipient, isFree: true })
}
