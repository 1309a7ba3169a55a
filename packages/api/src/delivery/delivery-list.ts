import { type Caller, listDeliveries } from '@telecomx/database'
import type { Delivery, DeliveryListRequest, Page } from '@telecomx/validation'
import { ownCustomerBelowReseller } from '../access/own-customer-below-reseller.js'
import { describeDelivery } from './describe-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the deliveries that the caller may see, the newest first. Below RESELLER that is the own customer's. */
export async function deliveryList(
  { database }: Dependencies,
  caller: Caller,
  { language, ...request }: DeliveryListRequest,
): Promise<Page<'deliveries', Delivery>> {
  const allowed = ownCustomerBelowReseller(caller, request)
  const { deliveries, ...facts } = await listDeliveries(database, caller, allowed)
  const described = deliveries.map((delivery) => describeDelivery(delivery, language ?? caller.language))
  return { offset: request.offset, limit: request.limit, ...facts, deliveries: described }
}
