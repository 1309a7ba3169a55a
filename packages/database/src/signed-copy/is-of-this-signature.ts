import { type RawBuilder, sql, type SqlBool } from 'kysely'

/**
 * Whether a signed copy still stands for a porting: not when the porting waited for another signature after the approval,
 * as after a donor's refusal. Of `signed_copy` beside the column that names the porting.
 */
export function isOfThisSignature(
  porting: 'signed_copy_porting.porting' | 'link.porting',
): RawBuilder<SqlBool> {
  return sql`not exists (
    select 1 from porting_stage as waiting
    where waiting.porting = ${sql.ref(porting)} and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and waiting.entered_at > signed_copy.reviewed_at and signed_copy.state = 'APPROVED')`
}
