import { type Expression, sql, type SqlBool } from 'kysely'
import type { PortingsCondition } from './move-portings.js'
import { transitions } from './transitions.js'

/** The customer's portings that `wantsPoa`, to be moved together. */
export function wantingPoa(customerId: string): PortingsCondition {
  return { condition: wantsPoa(customerId), key: 'porting_gather' }
}

/** Holds of every in-porting of the customer's live accounts that wants a power of attorney, whether one is out or not. */
export function wantsPoa(customerId: string): Expression<SqlBool> {
  return sql<SqlBool>`porting.customer = ${customerId} and porting.porting_type = 'IN'
    and porting.stage in (${sql.join(transitions.poaCreate.from)})
    and exists (select 1 from voice_account where voice_account.id = porting.voice_account
      and voice_account.customer = porting.customer and voice_account.state = 'ACTIVE')`
}
