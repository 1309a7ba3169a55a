import { type Caller, listPortings } from '@telecomx/database'
import type { Page, Porting, PortingListRequest } from '@telecomx/validation'
import { ownCustomerBelowReseller } from '../access/own-customer-below-reseller.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { danishDay } from '../procedure/danish-day.js'
import { withRejections } from './with-rejections.js'

/** A page of the portings that the caller may see, oldest first. Below RESELLER that is the own customer's. */
export async function portingList(
  dependencies: Dependencies,
  caller: Caller,
  request: PortingListRequest,
): Promise<Page<'portings', Porting>> {
  const allowed = ownCustomerBelowReseller(caller, request)
  const today = danishDay(dependencies.clock())
  const { portings, ...facts } = await listPortings(dependencies.database, caller, allowed, today)
  return {
    offset: request.offset,
    limit: request.limit,
    ...facts,
    portings: await withRejections(dependencies, caller, portings),
  }
}
