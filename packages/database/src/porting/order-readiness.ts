import { sql, type SqlBool } from 'kysely'
import { now } from '../query/now.js'

/**
 * From when on a porting at IN_POA_SENT may be ordered, of `porting` beside its `operator`: the donor's `orderWait` begins
 * when the power of attorney is sent to it.
 */
export const orderStart = sql<Date>`porting.stage_at + interval coalesce(operator.order_wait_hours, 0) hour`

/** As a condition on the table `porting`. */
export const hasWaitedAfterPoa = sql<SqlBool>`(porting.stage = 'IN_POA_SENT' and exists (
  select 1 from operator where operator.id = porting.operator and ${orderStart} <= ${now}))`

/** A mobile number whose donor goes by the ICC alone: nothing is sent, so there is nothing to wait for. */
export const needsNoPoaSent = sql<SqlBool>`(porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
  and porting.number_type = 'MVNO' and exists (
  select 1 from operator where operator.id = porting.operator and operator.mvno_auth = 'ICC'))`

/** Nothing is left to wait for; again, after the donor refused or was asked, there is nothing in any case. */
export const isReadyToOrder = sql<SqlBool>`(${hasWaitedAfterPoa} or ${needsNoPoaSent}
  or porting.stage in ('IN_REJECTED', 'IN_DONOR_CONTACTED'))`
