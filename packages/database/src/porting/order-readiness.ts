import { sql, type SqlBool } from 'kysely'
import { now } from '../query/now.js'

/**
 * When the signed power of attorney by which nothing has been ordered yet was sent to the donor; null when there is none.
 * Between that and the order the donor may have been contacted.
 */
const poaSentAt = sql<Date | null>`case porting.stage
  when 'IN_POA_SENT' then porting.stage_at
  when 'IN_DONOR_CONTACTED' then (
    select max(sent.entered_at) from porting_stage sent
    where sent.porting = porting.id and sent.stage = 'IN_POA_SENT' and not exists (
      select 1 from porting_stage ordered
      where ordered.porting = sent.porting and ordered.version > sent.version and ordered.stage = 'IN_ORDERED'))
  end`

/**
 * From when on a porting may be ordered, of `porting` beside its `operator`; null where there is nothing to wait for. The
 * donor's `orderWait` begins when the power of attorney is sent to it.
 */
export const orderStart = sql<Date | null>`${poaSentAt} + interval coalesce(operator.order_wait_hours, 0) hour`

const hasWaited = sql<SqlBool>`exists (
  select 1 from operator where operator.id = porting.operator and coalesce(${orderStart} <= ${now}, 1))`

/** As a condition on the table `porting`. */
export const hasWaitedAfterPoa = sql<SqlBool>`(porting.stage = 'IN_POA_SENT' and ${hasWaited})`

/** A mobile number whose donor goes by the ICC alone: nothing is sent, so there is nothing to wait for. */
export const needsNoPoaSent = sql<SqlBool>`(porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
  and porting.number_type = 'MVNO' and exists (
  select 1 from operator where operator.id = porting.operator and operator.mvno_auth = 'ICC'))`

/** Nothing is left to wait for; after the donor refused there is nothing in any case. */
export const isReadyToOrder = sql<SqlBool>`(${hasWaitedAfterPoa} or ${needsNoPoaSent}
  or porting.stage = 'IN_REJECTED' or (porting.stage = 'IN_DONOR_CONTACTED' and ${hasWaited}))`
