import { type Caller, decideUnknownDelivery, findDeliveryCustomer, inTransaction } from '@telecomx/database'
import { poaReleaseErrors, type PoaResendOutput } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'

/**
 * Ends the wait of a fax with unknown outcome by what a person found out: it arrived, and counts as sent; or it did not,
 * and is sent again.
 */
export async function poaRelease(
  { database }: Dependencies,
  { employeeId }: Caller,
  { deliveryId, arrived }: { deliveryId: string; arrived: boolean },
): Promise<PoaResendOutput> {
  if ((await findDeliveryCustomer(database, deliveryId)) === undefined)
    throw new ApiFailure(poaReleaseErrors.deliveryNotFound)
  const decided = await inTransaction(database, (trx) =>
    decideUnknownDelivery(trx, { deliveryId, arrived, employeeId }),
  )
  if (!decided) throw new ApiFailure(poaReleaseErrors.isNotUnknown)
  return { success: true, delivery: deliveryId }
}
