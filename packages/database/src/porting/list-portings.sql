-- What list-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listPortings: of all, more than are sorted
select count(*) as total
from porting
where true;

select porting.id
from porting
where true
order by porting.created_at, porting.id
limit ? offset ?;

select *
from porting
where id in (?, ?)
order by created_at, id;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of a reseller
select count(*) as total
from porting
where porting.customer in (
  with recursive beneath (id) as (
    select customer.id
    from customer
    where customer.id = ?
    union
    select customer.id
    from customer
    join beneath on customer.parent_reseller = beneath.id)
  select beneath.id
  from beneath);

select porting.id
from porting
where porting.customer in (
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
order by porting.created_at + interval 0 second, porting.id
limit ? offset ?;

select *
from porting
where id in (?, ?)
order by created_at, id;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: beneath a reseller, at a stage
select count(*) as total
from porting
where (true
    and (porting.customer in (
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
      and porting.customer <> ?)
    and porting.stage = ?);

-- listPortings: of a customer, of a type
select count(*) as total
from porting
where (true
    and porting.customer = ?
    and porting.porting_type = ?);

-- listPortings: with a filter
select count(*) as total
from porting
where (porting.customer = ?
    and (porting.number like ?
      or porting.additional_numbers like ?));

-- listPortings: OPEN
select count(*) as total
from porting
where (porting.customer = ?
    and porting.customer = ?
    and porting.stage not in (?, ?, ?, ?));

-- listPortings: CLOSED
select count(*) as total
from porting
where (porting.customer = ?
    and porting.customer = ?
    and porting.stage in (?, ?, ?, ?));

-- listPortings: ATTENTION
select count(*) as total
from porting
where (porting.customer = ?
    and porting.customer = ?
    and ((porting.stage = ?
        and porting.stage_at <= utc_timestamp(3) - interval 3 day)
      or porting.stage = ?
      or (porting.stage = ?
        and porting.stage_at <= utc_timestamp(3) - interval 2 day)
      or (porting.stage = ?
        and porting.stage_at <= utc_timestamp(3) - interval 3 day)
      or porting.stage = ?
      or (porting.stage = ?
        and porting.stage_at <= utc_timestamp(3) - interval 3 day)));

-- listPortings: READY
select count(*) as total
from porting
where (porting.customer = ?
    and porting.customer = ?
    and ((porting.stage = 'IN_POA_SENT'
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
          and operator.mvno_auth = 'ICC'))));

-- listPortings: PORT_NEXT5DAYS
select count(*) as total
from porting
where (porting.customer = ?
    and porting.customer = ?
    and (porting.stage = 'IN_CONFIRMED'
      and left(porting.stage_message, 10) between ? and ?));

-- findPorting
select *
from porting
where id in (?)
order by created_at, id;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?)
order by poa_document.created_at, link.document;

-- listPortingsByIds
select *
from porting
where id in (?, ?)
order by created_at, id;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;
