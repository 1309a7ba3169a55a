-- What list-deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listDeliveries
select (
  select count(*)
  from (
    select 1 as one
    from delivery
    where true
    limit ?) as counted) as count0;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue, delivery.created_at as order0, delivery.id as order1
from delivery
where true
order by delivery.created_at desc, delivery.id desc
limit ? offset ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveries: of a reseller
select (
  select count(*)
  from (
    select 1 as one
    from delivery
    where delivery.customer in (
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

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue, delivery.created_at as order0, delivery.id as order1
from delivery
where delivery.customer in (
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
order by coalesce(delivery.created_at) desc, delivery.id desc
limit ? offset ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveries: of the own customer
select (
  select count(*)
  from (
    select 1 as one
    from delivery
    where delivery.customer = ?
    limit ?) as counted) as count0;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue, delivery.created_at as order0, delivery.id as order1
from delivery
where delivery.customer = ?
order by delivery.created_at desc, delivery.id desc
limit ? offset ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveries: in a state
select (
  select count(*)
  from (
    select 1 as one
    from delivery
    where (true
        and delivery.state = ?)
    limit ?) as counted) as count0;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue, delivery.created_at as order0, delivery.id as order1
from delivery
where (true
    and delivery.state = ?)
order by coalesce(delivery.created_at) desc, delivery.id desc
limit ? offset ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveries: of a customer, in a state
select (
  select count(*)
  from (
    select 1 as one
    from delivery
    where (delivery.customer in (
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
        and delivery.customer = ?
        and delivery.state = ?)
    limit ?) as counted) as count0;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue, delivery.created_at as order0, delivery.id as order1
from delivery
where (delivery.customer in (
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
    and delivery.customer = ?
    and delivery.state = ?)
order by coalesce(delivery.created_at) desc, delivery.id desc
limit ? offset ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveriesOfDocuments
select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
where id in (
  select delivery
  from delivery_document
  where document in (?))
order by created_at, id;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?, ?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?, ?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveriesAbout
select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
inner join (
  select delivery
  from delivery_document
  where document = ?
  union
  select link.delivery
  from delivery_signed_copy as link
  inner join signed_copy as copy on copy.id = link.signed_copy
  where copy.poa_document = ?) as about on about.delivery = delivery.id
order by delivery.created_at, delivery.id;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?, ?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?, ?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;

-- listDeliveriesOfPorting
select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
inner join (
  select carried.delivery
  from poa_document_porting as link
  inner join delivery_document as carried on carried.document = link.document
  where link.porting = ?
  union
  select carried.delivery
  from signed_copy_porting as link
  inner join delivery_signed_copy as carried on carried.signed_copy = link.signed_copy
  where link.porting = ?) as about on about.delivery = delivery.id
order by delivery.created_at desc, delivery.id desc
limit ?;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?, ?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?, ?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;
