-- What list-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listPortings: of all, more than are sorted
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where true
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where true
  order by porting.created_at, porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of a reseller
select (
  select count(*)
  from (
    select 1 as one
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
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
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
  order by coalesce(porting.created_at), porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: beneath a reseller, at a stage
select (
  select count(*)
  from (
    select 1 as one
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
        and porting.stage = ?)
    limit ?) as counted) as count0;

-- listPortings: of all, of a donor
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.operator = ?)
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where (true
      and porting.operator = ?)
  order by porting.created_at, porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of all, of a donor, at a stage
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.operator = ?
        and porting.stage = ?)
    limit ?) as counted) as count0;

-- listPortings: of a reseller, of a donor
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.operator = ?)
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where (porting.customer in (
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
      and porting.operator = ?)
  order by coalesce(porting.created_at), porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of a customer, of a type
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.customer = ?
        and false)
    limit ?) as counted) as count0;

-- listPortings: of the own customer, with a filter
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where porting.customer = ?
      and (porting.number like ?
        or porting.additional_numbers like ?
        or porting.number like ?
        or porting.additional_numbers like ?
        or porting.number like ?
        or porting.additional_numbers like ?)
    limit ?) as counted) as count0;

-- listPortings: with a number of few
select (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where reversed_number like ?
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where reversed_number like ?
    limit ?) as counted) as count5;

select (
  select count(*)
  from (
    select 1 as one
    from porting
    inner join (
      select porting
      from open_porting_number
      where number like ?
      union
      select porting
      from open_porting_number
      where number like ?
      union
      select porting
      from open_porting_number
      where reversed_number like ?
      union
      select porting
      from ended_porting_number
      where number like ?
      union
      select porting
      from ended_porting_number
      where number like ?
      union
      select porting
      from ended_porting_number
      where reversed_number like ?) as found on found.porting = porting.id
    where true
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  inner join (
    select porting
    from open_porting_number
    where number like ?
    union
    select porting
    from open_porting_number
    where number like ?
    union
    select porting
    from open_porting_number
    where reversed_number like ?
    union
    select porting
    from ended_porting_number
    where number like ?
    union
    select porting
    from ended_porting_number
    where number like ?
    union
    select porting
    from ended_porting_number
    where reversed_number like ?) as found on found.porting = porting.id
  where true
  order by coalesce(porting.created_at), porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?)
order by poa_document.created_at, link.document;

-- listPortings: with a number of many
select (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where reversed_number like ?
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where reversed_number like ?
    limit ?) as counted) as count5;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where true
    and (porting.number like ?
      or porting.additional_numbers like ?
      or porting.number like ?
      or porting.additional_numbers like ?
      or porting.number like ?
      or porting.additional_numbers like ?)
  order by porting.created_at, porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of a reseller, with a number
select (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where number like ?
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select distinct porting
    from open_porting_number
    where reversed_number like ?
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where number like ?
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select distinct porting
    from ended_porting_number
    where reversed_number like ?
    limit ?) as counted) as count5;

select (
  select count(*)
  from (
    select 1 as one
    from porting
    inner join (
      select porting
      from open_porting_number
      where number like ?
      union
      select porting
      from open_porting_number
      where number like ?
      union
      select porting
      from open_porting_number
      where reversed_number like ?
      union
      select porting
      from ended_porting_number
      where number like ?
      union
      select porting
      from ended_porting_number
      where number like ?
      union
      select porting
      from ended_porting_number
      where reversed_number like ?) as found on found.porting = porting.id
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
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  inner join (
    select porting
    from open_porting_number
    where number like ?
    union
    select porting
    from open_porting_number
    where number like ?
    union
    select porting
    from open_porting_number
    where reversed_number like ?
    union
    select porting
    from ended_porting_number
    where number like ?
    union
    select porting
    from ended_porting_number
    where number like ?
    union
    select porting
    from ended_porting_number
    where reversed_number like ?) as found on found.porting = porting.id
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
  order by coalesce(porting.created_at), porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?)
order by poa_document.created_at, link.document;

-- listPortings: of all, further on
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where true
    limit ?) as counted) as count0;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where true
    and (porting.created_at >= ?
      and ((porting.created_at > ?)
        or (porting.created_at = ?
          and porting.id > ?)))
  order by porting.created_at, porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of all that are open
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count5;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where (true
      and porting.stage = ?)
  order by porting.created_at, porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of all that are closed
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count3;

-- listPortings: of a reseller that are open
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer in (
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
        and porting.stage = ?)
    limit ?) as counted) as count5;

select porting.*, page.order0, page.order1
from (
  select porting.id, porting.created_at as order0, porting.id as order1
  from porting
  where (porting.customer in (
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
      and porting.stage = ?)
  order by coalesce(porting.created_at), porting.id
  limit ? offset ?) as page
join porting on porting.id = page.id
order by order0 asc, order1 asc;

select link.porting, link.document
from poa_document_porting as link
inner join poa_document on poa_document.id = link.document
where poa_document.replaced_at is null
  and link.porting in (?, ?)
order by poa_document.created_at, link.document;

-- listPortings: of all that want attention
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 2 day))
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and porting.stage = ?)
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count5;

-- listPortings: of all that are ready
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = 'IN_POA_SENT'
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
                  and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3), 1))))
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
          and porting.number_type = 'MVNO'
          and exists (
          select 1
          from operator
          where operator.id = porting.operator
            and operator.mvno_auth = 'ICC')))
    limit ?) as counted) as count1;

-- listPortings: of all that move soon
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (true
        and (porting.stage = 'IN_CONFIRMED'
          and (porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?)))
    limit ?) as counted) as count0;

-- listPortings: OPEN
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count5;

-- listPortings: CLOSED
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count3;

-- listPortings: ATTENTION
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 2 day))
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count3, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and porting.stage = ?)
    limit ?) as counted) as count4, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = ?
          and porting.stage_at <= utc_timestamp(3) - interval 3 day))
    limit ?) as counted) as count5;

-- listPortings: READY
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = 'IN_POA_SENT'
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
                  and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3), 1))))
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
          and porting.number_type = 'MVNO'
          and exists (
          select 1
          from operator
          where operator.id = porting.operator
            and operator.mvno_auth = 'ICC')))
    limit ?) as counted) as count1;

-- listPortings: PORT_NEXT5DAYS
select (
  select count(*)
  from (
    select 1 as one
    from porting
    where (porting.customer = ?
        and porting.customer = ?
        and (porting.stage = 'IN_CONFIRMED'
          and (porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?
            or porting.stage_message like ?)))
    limit ?) as counted) as count0;

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
