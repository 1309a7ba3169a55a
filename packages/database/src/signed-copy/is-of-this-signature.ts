import { type RawBuilder, sql, type SqlBool } from 'kysely'

/**
 * Whether a signed copy still stands for a porting that it was filed for: not when the porting waited for another
 * signature afterwards, as after a donor's refusal. Of the row that links the two, by the name that it has in the query.
 */
export function isOfThisSignature(link: 'signed_copy_porting' | 'link'): RawBuilder<SqlBool> {
  return sql`not exists (
    select 1 from porting_stage as waiting
    where waiting.porting = ${sql.ref(`${link}.porting`)} and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and waiting.entered_at > ${sql.ref(`${link}.filed_at`)})`
}
