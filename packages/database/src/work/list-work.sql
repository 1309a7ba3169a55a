-- What list-work.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listWork: of everything
select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender, letter.letter, letter.method, letter.recipient
from (
  select *
  from ((
      select 'COPY_UNMATCHED' as kind, received_at as since, id, customer, null as operator, 0 as portings, null as porting, null as reason
      from signed_copy
      where state = 'UNMATCHED'
        and true)
    union all (
      select 'COPY_TO_REVIEW' as kind, copy.received_at as since, copy.id, copy.customer, max(porting.operator) as operator, count(porting.id) as portings, min(porting.id) as porting, null as reason
      from signed_copy as copy
      left join signed_copy_porting as link on link.signed_copy = copy.id
      left join porting on porting.id = link.porting
      where copy.state = 'RECEIVED'
        and true group by copy.id, copy.received_at, copy.customer)
    union all (
      select 'COPY_TO_SEND' as kind, max(copy.reviewed_at) as since, copy.id, porting.customer, max(porting.operator) as operator, count(porting.id) as portings, min(porting.id) as porting, null as reason
      from porting
      join signed_copy_porting as link on link.porting = porting.id
      join signed_copy as copy on copy.id = link.signed_copy
        and copy.state = 'APPROVED'
      where (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
          and not (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
            and porting.number_type = 'MVNO'
            and exists (
            select 1
            from operator
            where operator.id = porting.operator
              and operator.mvno_auth = 'ICC'))
          and not exists (
          select 1
          from porting_stage as waiting
          where waiting.porting = link.porting
            and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
            and waiting.entered_at > link.filed_at))
        and true group by copy.id, porting.customer)
    union all (
      select 'DELIVERY_FAILED' as kind, coalesce(delivery.settled_at, delivery.created_at) as since, delivery.id, delivery.customer, null as operator, 0 as portings, null as porting, null as reason
      from delivery
      where delivery.state = 'failed'
        and delivery.decided_at is null
        and delivery.created_at > utc_timestamp(3) - interval 90 day
        and true
        and not exists (
        select 1
        from delivery as again
        where again.resend_of = delivery.id
          and again.letter = delivery.letter)
        and case when delivery.letter in ('POA', 'REMINDER') then exists (
        select 1
        from delivery_document as link
        join poa_document as document on document.id = link.document
          and document.replaced_at is null
        join poa_document_porting as about on about.document = document.id
        join porting on porting.id = about.porting
          and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        where link.delivery = delivery.id) when delivery.letter = 'DONOR' then exists (
        select 1
        from delivery_signed_copy as link
        join signed_copy_porting as about on about.signed_copy = link.signed_copy
        join porting on porting.id = about.porting
          and porting.stage = 'IN_POA_SENT'
        where link.delivery = delivery.id) else delivery.created_at > utc_timestamp(3) - interval 14 day end)
    union all (
      select 'DELIVERY_UNKNOWN' as kind, coalesce(delivery.settled_at, delivery.created_at) as since, delivery.id, delivery.customer, null as operator, 0 as portings, null as porting, null as reason
      from delivery
      where delivery.state = 'unknown'
        and delivery.decided_at is null
        and delivery.created_at > utc_timestamp(3) - interval 90 day
        and true
        and not exists (
        select 1
        from delivery as again
        where again.resend_of = delivery.id
          and again.letter = delivery.letter)
        and case when delivery.letter in ('POA', 'REMINDER') then exists (
        select 1
        from delivery_document as link
        join poa_document as document on document.id = link.document
          and document.replaced_at is null
        join poa_document_porting as about on about.document = document.id
        join porting on porting.id = about.porting
          and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        where link.delivery = delivery.id) when delivery.letter = 'DONOR' then exists (
        select 1
        from delivery_signed_copy as link
        join signed_copy_porting as about on about.signed_copy = link.signed_copy
        join porting on porting.id = about.porting
          and porting.stage = 'IN_POA_SENT'
        where link.delivery = delivery.id) else delivery.created_at > utc_timestamp(3) - interval 14 day end)
    union all (
      select 'POA_TO_SIGN' as kind, document.created_at as since, document.id, document.customer, document.operator, count(*) as portings, min(porting.id) as porting, null as reason
      from poa_document as document
      join poa_document_porting as about on about.document = document.id
      join porting on porting.id = about.porting
        and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      where document.replaced_at is null
        and true
        and not exists (
        select 1
        from signed_copy_porting as link
        join signed_copy as copy on copy.id = link.signed_copy
        where link.porting = porting.id
          and (copy.state = 'REFUSED'
            and not exists (
            select 1
            from porting_stage as went
            where went.porting = porting.id
              and went.entered_at > copy.reviewed_at
              and went.stage <> 'IN_AWAITING_POA_FROM_CUSTOMER'))
          and copy.reviewed_at > document.created_at) group by document.id, document.created_at, document.customer, document.operator)
    union all (
      select 'COPY_REFUSED' as kind, copy.reviewed_at as since, copy.id, porting.customer, max(porting.operator) as operator, count(*) as portings, min(porting.id) as porting, copy.refusal as reason
      from porting
      join signed_copy_porting as link on link.porting = porting.id
      join signed_copy as copy on copy.id = link.signed_copy
      where porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        and (copy.state = 'REFUSED'
          and not exists (
          select 1
          from porting_stage as went
          where went.porting = porting.id
            and went.entered_at > copy.reviewed_at
            and went.stage <> 'IN_AWAITING_POA_FROM_CUSTOMER'))
        and true
        and not exists (
        select 1
        from poa_document_porting as about
        join poa_document as document on document.id = about.document
        where about.porting = porting.id
          and document.created_at > copy.reviewed_at) group by copy.id, copy.reviewed_at, copy.refusal, porting.customer)
    union all (
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and true group by customer, operator, stage_message)
    union all (
      select 'ORDER_DUE' as kind, min(since) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, null as reason
      from (
        select porting.id, porting.customer, porting.operator, coalesce(case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
            select max(sent.entered_at)
            from porting_stage sent
            where sent.porting = porting.id
              and sent.stage = 'IN_POA_SENT'
              and not exists (
              select 1
              from porting_stage ordered
              where ordered.porting = sent.porting
                and ordered.version > sent.version
                and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour, porting.stage_at) as since
        from porting
        join operator on operator.id = porting.operator
        where ((porting.stage = 'IN_POA_SENT'
              and exists (
              select 1
              from operator
              where operator.id = porting.operator
                and coalesce(case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
                  select max(sent.entered_at)
                  from porting_stage sent
                  where sent.porting = porting.id
                    and sent.stage = 'IN_POA_SENT'
                    and not exists (
                    select 1
                    from porting_stage ordered
                    where ordered.porting = sent.porting
                      and ordered.version > sent.version
                      and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3), 1)))
            or (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
              and porting.number_type = 'MVNO'
              and exists (
              select 1
              from operator
              where operator.id = porting.operator
                and operator.mvno_auth = 'ICC')))
          and porting.auto_start_order is null
          and not exists (
          select 1
          from signed_copy_porting as link
          join signed_copy as copy on copy.id = link.signed_copy
          where link.porting = porting.id
            and copy.state = 'RECEIVED')
          and true) as ready group by customer, operator)) as waiting
  order by since, kind, id
  limit ? offset ?) as work
left join customer as owner on owner.id = work.customer
left join operator as donor on donor.id = work.operator
left join porting as first on first.id = work.porting
left join signed_copy as copy on copy.id = work.id
  and work.kind like 'COPY%'
left join delivery as letter on letter.id = work.id
  and work.kind like 'DELIVERY%'
order by work.since, work.kind, work.id;

-- listWork: of a reseller
select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender, letter.letter, letter.method, letter.recipient
from (
  select *
  from ((
      select 'DELIVERY_FAILED' as kind, coalesce(delivery.settled_at, delivery.created_at) as since, delivery.id, delivery.customer, null as operator, 0 as portings, null as porting, null as reason
      from delivery
      where delivery.state = 'failed'
        and delivery.decided_at is null
        and delivery.created_at > utc_timestamp(3) - interval 90 day
        and delivery.customer in (
        with recursive beneath (id) as (
          select customer.id
          from customer
          where customer.id = ?
          union
          select customer.id
          from customer
          join beneath on customer.parent_reseller = beneath.id)
        select beneath.id
        from beneath)
        and delivery.letter <> 'DONOR'
        and not exists (
        select 1
        from delivery as again
        where again.resend_of = delivery.id
          and again.letter = delivery.letter)
        and case when delivery.letter in ('POA', 'REMINDER') then exists (
        select 1
        from delivery_document as link
        join poa_document as document on document.id = link.document
          and document.replaced_at is null
        join poa_document_porting as about on about.document = document.id
        join porting on porting.id = about.porting
          and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        where link.delivery = delivery.id) when delivery.letter = 'DONOR' then exists (
        select 1
        from delivery_signed_copy as link
        join signed_copy_porting as about on about.signed_copy = link.signed_copy
        join porting on porting.id = about.porting
          and porting.stage = 'IN_POA_SENT'
        where link.delivery = delivery.id) else delivery.created_at > utc_timestamp(3) - interval 14 day end)
    union all (
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and porting.customer in (
        with recursive beneath (id) as (
          select customer.id
          from customer
          where customer.id = ?
          union
          select customer.id
          from customer
          join beneath on customer.parent_reseller = beneath.id)
        select beneath.id
        from beneath) group by customer, operator, stage_message)) as waiting
  order by since, kind, id
  limit ? offset ?) as work
left join customer as owner on owner.id = work.customer
left join operator as donor on donor.id = work.operator
left join porting as first on first.id = work.porting
left join signed_copy as copy on copy.id = work.id
  and work.kind like 'COPY%'
left join delivery as letter on letter.id = work.id
  and work.kind like 'DELIVERY%'
order by work.since, work.kind, work.id;

-- listWork: of an owner
select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender, letter.letter, letter.method, letter.recipient
from (
  select *
  from ((
      select 'POA_TO_SIGN' as kind, document.created_at as since, document.id, document.customer, document.operator, count(*) as portings, min(porting.id) as porting, null as reason
      from poa_document as document
      join poa_document_porting as about on about.document = document.id
      join porting on porting.id = about.porting
        and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      where document.replaced_at is null
        and document.customer = ?
        and not exists (
        select 1
        from signed_copy_porting as link
        join signed_copy as copy on copy.id = link.signed_copy
        where link.porting = porting.id
          and (copy.state = 'REFUSED'
            and not exists (
            select 1
            from porting_stage as went
            where went.porting = porting.id
              and went.entered_at > copy.reviewed_at
              and went.stage <> 'IN_AWAITING_POA_FROM_CUSTOMER'))
          and copy.reviewed_at > document.created_at) group by document.id, document.created_at, document.customer, document.operator)
    union all (
      select 'COPY_REFUSED' as kind, copy.reviewed_at as since, copy.id, porting.customer, max(porting.operator) as operator, count(*) as portings, min(porting.id) as porting, copy.refusal as reason
      from porting
      join signed_copy_porting as link on link.porting = porting.id
      join signed_copy as copy on copy.id = link.signed_copy
      where porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        and (copy.state = 'REFUSED'
          and not exists (
          select 1
          from porting_stage as went
          where went.porting = porting.id
            and went.entered_at > copy.reviewed_at
            and went.stage <> 'IN_AWAITING_POA_FROM_CUSTOMER'))
        and porting.customer = ?
        and not exists (
        select 1
        from poa_document_porting as about
        join poa_document as document on document.id = about.document
        where about.porting = porting.id
          and document.created_at > copy.reviewed_at) group by copy.id, copy.reviewed_at, copy.refusal, porting.customer)) as waiting
  order by since, kind, id
  limit ? offset ?) as work
left join customer as owner on owner.id = work.customer
left join operator as donor on donor.id = work.operator
left join porting as first on first.id = work.porting
left join signed_copy as copy on copy.id = work.id
  and work.kind like 'COPY%'
left join delivery as letter on letter.id = work.id
  and work.kind like 'DELIVERY%'
order by work.since, work.kind, work.id;

-- listWork: of a kind
select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender, letter.letter, letter.method, letter.recipient
from (
  select *
  from ((
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and porting.customer = ? group by customer, operator, stage_message)) as waiting
  order by since, kind, id
  limit ? offset ?) as work
left join customer as owner on owner.id = work.customer
left join operator as donor on donor.id = work.operator
left join porting as first on first.id = work.porting
left join signed_copy as copy on copy.id = work.id
  and work.kind like 'COPY%'
left join delivery as letter on letter.id = work.id
  and work.kind like 'DELIVERY%'
order by work.since, work.kind, work.id;

select kind, count(*) as counted
from ((
    select kind
    from (
      select 'DELIVERY_FAILED' as kind, coalesce(delivery.settled_at, delivery.created_at) as since, delivery.id, delivery.customer, null as operator, 0 as portings, null as porting, null as reason
      from delivery
      where delivery.state = 'failed'
        and delivery.decided_at is null
        and delivery.created_at > utc_timestamp(3) - interval 90 day
        and delivery.customer = ?
        and delivery.letter <> 'DONOR'
        and not exists (
        select 1
        from delivery as again
        where again.resend_of = delivery.id
          and again.letter = delivery.letter)
        and case when delivery.letter in ('POA', 'REMINDER') then exists (
        select 1
        from delivery_document as link
        join poa_document as document on document.id = link.document
          and document.replaced_at is null
        join poa_document_porting as about on about.document = document.id
        join porting on porting.id = about.porting
          and porting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
        where link.delivery = delivery.id) when delivery.letter = 'DONOR' then exists (
        select 1
        from delivery_signed_copy as link
        join signed_copy_porting as about on about.signed_copy = link.signed_copy
        join porting on porting.id = about.porting
          and porting.stage = 'IN_POA_SENT'
        where link.delivery = delivery.id) else delivery.created_at > utc_timestamp(3) - interval 14 day end) as some
    limit 10001)
  union all (
    select kind
    from (
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and porting.customer = ? group by customer, operator, stage_message) as some
    limit 10001)) as work group by kind
order by kind;

-- listWork: from a cursor
select work.*, owner.name as customerName, donor.name as operatorName, first.number, copy.filename, copy.sender, letter.letter, letter.method, letter.recipient
from (
  select *
  from ((
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and porting.customer = ? group by customer, operator, stage_message)) as waiting
  where (since, kind, id) > (?, ?, ?)
  order by since, kind, id
  limit ? offset ?) as work
left join customer as owner on owner.id = work.customer
left join operator as donor on donor.id = work.operator
left join porting as first on first.id = work.porting
left join signed_copy as copy on copy.id = work.id
  and work.kind like 'COPY%'
left join delivery as letter on letter.id = work.id
  and work.kind like 'DELIVERY%'
order by work.since, work.kind, work.id;

select kind, count(*) as counted
from ((
    select kind
    from (
      select 'PORTING_REJECTED' as kind, min(stage_at) as since, min(id) as id, customer, operator, count(*) as portings, min(id) as porting, max(stage_message) as reason
      from porting
      where stage = 'IN_REJECTED'
        and porting.customer = ? group by customer, operator, stage_message) as some
    limit 10001)) as work group by kind
order by kind;
