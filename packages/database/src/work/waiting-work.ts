import { type RawBuilder, sql } from 'kysely'
import type { TaskKind } from '@telecomx/validation'
import { now } from '../query/now.js'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import { orderStart } from '../porting/order-readiness.js'
import { partsOfStatus } from '../porting/porting-status.js'
import { waitsForSending } from '../signed-copy/waits-for-sending.js'

/** A row of what waits, before it has its names. */
export interface WaitingRow {
  kind: TaskKind
  since: Date
  id: string
  customer: string | null
  operator: string | null
  portings: number
  porting: string | null
  reason: string | null
}

/** Nobody needs to be told of a letter that did not arrive longer ago, nor of news after two weeks. */
const [oldestDeliveryDays, oldestNewsDays] = [90, 14]

/** What waits for a person, of these kinds, as far as the viewer may see it: a query of rows like `WaitingRow`. */
export function waitingWork(viewer: Viewer, kinds: readonly TaskKind[]): RawBuilder<WaitingRow> {
  return sql`${sql.join(
    kinds.map((kind) => sql`(${queries[kind](viewer)})`),
    sql` union all `,
  )}`
}

/** Whether `porting` waits for a signature because `copy` was refused: it has been nowhere else since. */
const waitsSinceRefusal = sql`(copy.state = 'REFUSED' and not exists (
  select 1 from porting_stage as went
  where went.porting = porting.id and went.entered_at > copy.reviewed_at
    and went.stage <> 'IN_AWAITING_POA_FROM_CUSTOMER'))`

const queries: Record<TaskKind, (viewer: Viewer) => RawBuilder<unknown>> = {
  COPY_UNMATCHED: (viewer) => sql`
    select 'COPY_UNMATCHED' as kind, received_at as since, id, customer, null as operator, 0 as portings,
      null as porting, null as reason
    from signed_copy
    where state = 'UNMATCHED' and ${isVisibleTo<'signed_copy'>(viewer, 'signed_copy.customer')}`,
  COPY_TO_REVIEW: (viewer) => sql`
    select 'COPY_TO_REVIEW' as kind, copy.received_at as since, copy.id, copy.customer, max(porting.operator) as operator,
      count(porting.id) as portings, min(porting.id) as porting, null as reason
    from signed_copy as copy
    left join signed_copy_porting as link on link.signed_copy = copy.id
    left join porting on porting.id = link.porting
    where copy.state = 'RECEIVED' and ${isVisibleTo<'signed_copy'>(viewer, 'copy.customer' as never)}
    group by copy.id, copy.received_at, copy.customer`,
  // By the portings that wait, of which there are few; approved copies are kept for good.
  COPY_TO_SEND: (viewer) => sql`
    select 'COPY_TO_SEND' as kind, max(copy.reviewed_at) as since, copy.id, porting.customer, max(porting.operator) as operator,
      count(porting.id) as portings, min(porting.id) as porting, null as reason
    from porting
    join signed_copy_porting as link on link.porting = porting.id
    join signed_copy as copy on copy.id = link.signed_copy and copy.state = 'APPROVED'
    where ${waitsForSending}
      and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}
    group by copy.id, porting.customer`,
  DELIVERY_FAILED: (viewer) => deliveriesIn('failed', viewer),
  DELIVERY_UNKNOWN: (viewer) => deliveriesIn('unknown', viewer),
  POA_TO_SIGN: (viewer) => sql`
    select 'POA_TO_SIGN' as kind, document.created_at as since, document.id, document.customer, document.operator,
      count(*) as portings, min(porting.id) as porting, null as reason
    from poa_document as document
    join poa_document_porting as about on about.document = document.id
    join porting on porting.id = about.porting and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
    where document.replaced_at is null and ${isVisibleTo<'poa_document'>(viewer, 'document.customer' as never)}
      and not exists (
        select 1 from signed_copy_porting as link
        join signed_copy as copy on copy.id = link.signed_copy
        where link.porting = porting.id and ${waitsSinceRefusal} and copy.reviewed_at > document.created_at)
    group by document.id, document.created_at, document.customer, document.operator`,
  COPY_REFUSED: (viewer) => sql`
    select 'COPY_REFUSED' as kind, copy.reviewed_at as since, copy.id, porting.customer, max(porting.operator) as operator,
      count(*) as portings, min(porting.id) as porting, copy.refusal as reason
    from porting
    join signed_copy_porting as link on link.porting = porting.id
    join signed_copy as copy on copy.id = link.signed_copy
    where porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER' and ${waitsSinceRefusal}
      and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}
      and not exists (
        select 1 from poa_document_porting as about
        join poa_document as document on document.id = about.document
        where about.porting = porting.id and document.created_at > copy.reviewed_at)
    group by copy.id, copy.reviewed_at, copy.refusal, porting.customer`,
  PORTING_REJECTED: (viewer) => sql`
    select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings,
      min(id) as porting, max(stage_message) as reason
    from porting
    where stage = 'IN_REJECTED' and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}
    group by customer, operator, stage_message`,
  // From an inner query: the servers take no aggregate of what holds a query with an aggregate.
  ORDER_DUE: (viewer) => sql`
    select 'ORDER_DUE' as kind, min(since) as since, min(id) as id, customer, operator, count(*) as portings,
      min(id) as porting, null as reason
    from (
      select porting.id, porting.customer, porting.operator, coalesce(${orderStart}, porting.stage_at) as since
      from porting join operator on operator.id = porting.operator
      where (${sql.join(partsOfStatus('READY', ''), sql` or `)}) and porting.auto_start_order is null
        and not exists (
          select 1 from signed_copy_porting as link join signed_copy as copy on copy.id = link.signed_copy
          where link.porting = porting.id and copy.state = 'RECEIVED')
        and ${isVisibleTo<'porting'>(viewer, 'porting.customer')}
    ) as ready
    group by customer, operator`,
}

/**
 * Deliveries that did not arrive, or of which it is not known: as long as nobody sent them again or decided about them, and
 * somebody still waits for what they carry.
 */
function deliveriesIn(state: 'failed' | 'unknown', viewer: Viewer): RawBuilder<unknown> {
  const kind = state === 'failed' ? 'DELIVERY_FAILED' : 'DELIVERY_UNKNOWN'
  return sql`
    select ${sql.lit(kind)} as kind, coalesce(delivery.settled_at, delivery.created_at) as since, delivery.id, delivery.customer,
      null as operator, 0 as portings, null as porting, null as reason
    from delivery
    where delivery.state = ${sql.lit(state)} and delivery.decided_at is null
      and delivery.created_at > ${now} - interval ${sql.lit(oldestDeliveryDays)} day
      and ${isVisibleTo<'delivery'>(viewer, 'delivery.customer')}
      ${mayResendToDonor(viewer) ? sql`` : sql`and delivery.letter <> 'DONOR'`}
      and not exists (
        select 1 from delivery as again where again.resend_of = delivery.id and again.letter = delivery.letter)
      and case
        when delivery.letter in ('POA', 'REMINDER') then exists (
          select 1 from delivery_document as link
          join poa_document as document on document.id = link.document and document.replaced_at is null
          join poa_document_porting as about on about.document = document.id
          join porting on porting.id = about.porting and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
          where link.delivery = delivery.id)
        when delivery.letter = 'DONOR' then exists (
          select 1 from delivery_signed_copy as link
          join signed_copy_porting as about on about.signed_copy = link.signed_copy
          join porting on porting.id = about.porting and porting.stage = 'IN_POA_SENT'
          where link.delivery = delivery.id)
        else delivery.created_at > ${now} - interval ${sql.lit(oldestNewsDays)} day
      end`
}

/** A signed copy is sent to the donor again by ADMIN alone. */
function mayResendToDonor({ accessLevel }: Viewer): boolean {
  return accessLevel === 'ADMIN'
}
