import { type DeliveryMethod, deliveryMethods, isPlainEmailAddress } from '@telecomx/validation'
import type { Courier } from './courier/courier.js'
import { oneLine } from './courier/one-line.js'
import { type DeliverySettings, waysOut } from './ways-out.js'
import type { Sender } from './letter/compose-message.js'

/** A courier for each method that has a way out. Deliveries of the other methods stay queued. */
export type Couriers = Readonly<Partial<Record<DeliveryMethod, Courier>>>

/**
 * Builds the couriers; opens no connection yet.
 *
 * @throws Error when a setting cannot be right; its text never repeats the SMTP address
 */
export function createCouriers(settings: DeliverySettings): Couriers {
  const sender = readSender(settings)
  const courierOf = (method: DeliveryMethod): Courier | undefined => {
    const { createCourier, ...way } = waysOut[method]
    return createCourier(settings, { ...way, method, sender, address: way.address(settings) })
  }
  return Object.fromEntries(deliveryMethods.map((method) => [method, courierOf(method)]))
}

/** Takes no more parcels, and resolves when those under way have come to an end. */
export async function closeCouriers(couriers: Couriers): Promise<void> {
  await Promise.all(deliveryMethods.map(async (method) => couriers[method]?.close()))
}

function readSender({ fromName, fromAddress }: DeliverySettings): Sender {
  if (!isPlainEmailAddress(fromAddress)) throw new Error('The sender address is not one plain e-mail address')
  return { name: oneLine(fromName), address: fromAddress }
}
