import type { DeliveryMethod } from '@telecomx/validation'
import { createCopiesQueue, sendDue, type SenderDependencies } from '../sending/send-due.js'

/** Sends the delivery of that method that is due, if there is one, to its end; false when there was nothing to do. */
export async function sendNext(
  dependencies: SenderDependencies,
  method: DeliveryMethod,
  stop?: AbortSignal,
): Promise<boolean> {
  const copiesQueue = createCopiesQueue(dependencies)
  const sendings = await sendDue(dependencies, method, { most: 1, copiesQueue, stop })
  await Promise.all(sendings)
  return sendings.length > 0
}
