import type { DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { sql, type SqlBool } from 'kysely'
import type { Database } from '../schema.js'

/** A signed copy on its way to the donor. */
export interface DonorDelivery {
  signedCopy: string
  method: DeliveryMethod
  state: DeliveryState
}

/** Of `delivery`: for the donor itself, and no copy for somebody beside it. */
const isForDonor = sql<SqlBool>`(delivery.letter = 'DONOR' and delivery.cc_of is null
  and json_contains(delivery.letter_facts, 'true', '$.toDonor'))`

/** How the signed copies were sent to their donors, each time. */
export async function listDonorDeliveries(
  database: Database,
  signedCopyIds: readonly string[],
): Promise<DonorDelivery[]> {
  if (signedCopyIds.length === 0) return []
  return database
    .selectFrom('delivery_signed_copy as link')
    .innerJoin('delivery', 'delivery.id', 'link.delivery')
    .select(['link.signed_copy as signedCopy', 'delivery.method', 'delivery.state'])
    .where('link.signed_copy', 'in', signedCopyIds)
    .where(isForDonor)
    .execute()
}

/** Of `porting`: a signed copy of it has not left for the donor yet. */
export const isOnItsWayToDonor = sql<SqlBool>`exists (
  select 1 from signed_copy_porting filed
    join delivery_signed_copy link on link.signed_copy = filed.signed_copy
    join delivery on delivery.id = link.delivery
  where filed.porting = porting.id and delivery.state in ('queued', 'sending') and ${isForDonor})`
