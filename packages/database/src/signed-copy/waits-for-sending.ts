import { type RawBuilder, sql } from 'kysely'
import { needsNoPoaSent } from '../porting/order-readiness.js'
import { isOfThisSignature } from './is-of-this-signature.js'

/** Whether the donor of `porting` is still to have the copy that the row `link` binds it to. */
export const waitsForSending: RawBuilder<number> = sql`(porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
  and not ${needsNoPoaSent} and ${isOfThisSignature('link')})`
