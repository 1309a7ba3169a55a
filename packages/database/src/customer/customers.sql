-- What customers.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findCustomer
select *
from customer
where id = ?;

-- listCustomers: of all, more than are sorted
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where true
    limit ?) as counted) as count0;

select customer.id, customer.name as order0, customer.id as order1
from customer
where true
order by customer.name, customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: of all, further on
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where true
    limit ?) as counted) as count0;

select customer.id, customer.name as order0, customer.id as order1
from customer
where true
  and (customer.name >= ?
    and ((customer.name > ?)
      or (customer.name = ?
        and customer.id > ?)))
order by customer.name, customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: of all, with a filter
select (
  select count(*)
  from (
    select distinct customer
    from customer_tail
    where (customer_tail.tail between ? and ?
        or customer_tail.tail between ? and ?)
    limit ?) as counted) as count0;

select (
  select count(*)
  from (
    select 1 as one
    from customer
    inner join (
      select distinct customer
      from customer_tail
      where (customer_tail.tail between ? and ?
          or customer_tail.tail between ? and ?)) as found on found.customer = customer.id
    where true
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(customer.name), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(customer.vat_number), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched is null
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from customer
    where true
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(customer.name), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(customer.vat_number), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched = ?
    limit ?) as counted) as count1;

-- listCustomers: of all, with a filter of many
select (
  select count(*)
  from (
    select distinct customer
    from customer_tail
    where (customer_tail.tail between ? and ?)
    limit ?) as counted) as count0;

select (
  select count(*)
  from (
    select 1 as one
    from customer
    inner join (
      select distinct customer
      from customer_tail
      where (customer_tail.tail between ? and ?)) as found on found.customer = customer.id
    where true
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched is null
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from customer
    where true
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched = ?
    limit ?) as counted) as count1;

-- listCustomers: of a reseller, with a filter
select (
  select count(*)
  from (
    select distinct customer
    from customer_tail
    where (customer_tail.tail between ? and ?)
    limit ?) as counted) as count0;

select (
  select count(*)
  from (
    select 1 as one
    from customer
    inner join (
      select distinct customer
      from customer_tail
      where (customer_tail.tail between ? and ?)) as found on found.customer = customer.id
    where customer.id in (
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
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched is null
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from customer
    where customer.id in (
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
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
      and customer.is_unsearched = ?
    limit ?) as counted) as count1;

-- listCustomers: of a reseller
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where customer.id in (
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

select customer.id, customer.name as order0, customer.id as order1
from customer
where customer.id in (
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
order by coalesce(customer.name), customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: with a filter
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where customer.id = ?
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
    limit ?) as counted) as count0;

select customer.id, customer.name as order0, customer.id as order1
from customer
where customer.id = ?
  and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
order by coalesce(customer.name), customer.id
limit ? offset ?;

select *
from customer
where id in (?)
order by name, id;

-- listCustomers: by their ids
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where true
      and customer.id in (?, ?)
    limit ?) as counted) as count0;

select customer.id, customer.name as order0, customer.id as order1
from customer
where true
  and customer.id in (?, ?)
order by coalesce(customer.name), customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: of a reseller, by their ids, with a filter
select (
  select count(*)
  from (
    select 1 as one
    from customer
    where customer.id in (
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
      and customer.id in (?, ?)
      and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
    limit ?) as counted) as count0;

select customer.id, customer.name as order0, customer.id as order1
from customer
where customer.id in (
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
  and customer.id in (?, ?)
  and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
order by coalesce(customer.name), customer.id
limit ? offset ?;

select *
from customer
where id in (?)
order by name, id;

-- isCustomerVisible
select id
from customer
where id = ?
  and customer.id in (
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

-- insertCustomer
insert into customer (name, is_reseller, reminders, id, version, created_at)
values (?, ?, ?, ?, ?, utc_timestamp(3));

update customer
set searched_text = concat_ws(' ', name, vat_number)
where id in (?);

insert ignore into customer_tail (tail, customer)
with recursive places (place) as (
  select 1
  union all
  select place + 1
  from places
  where place < 401), spelled (id, text) as (
  select id, searched_text
  from customer
  where id in (?)
  union
  select id, replace(replace(replace(lower(searched_text), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')
  from customer
  where id in (?))
select distinct substr(text, place, 12) collate utf8mb4_unicode_520_ci as tail, id
from spelled
join places on place <= char_length(text);

-- insertCustomers
insert into customer (name, is_reseller, reminders, id, version, created_at)
values (?, ?, ?, ?, ?, utc_timestamp(3)), (?, ?, ?, ?, ?, utc_timestamp(3));

update customer
set searched_text = concat_ws(' ', name, vat_number)
where id in (?, ?);

insert ignore into customer_tail (tail, customer)
with recursive places (place) as (
  select 1
  union all
  select place + 1
  from places
  where place < 401), spelled (id, text) as (
  select id, searched_text
  from customer
  where id in (?, ?)
  union
  select id, replace(replace(replace(lower(searched_text), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')
  from customer
  where id in (?, ?))
select distinct substr(text, place, 12) collate utf8mb4_unicode_520_ci as tail, id
from spelled
join places on place <= char_length(text);

-- listVisibleCustomerIds
select id
from customer
where id in (?)
  and customer.id in (
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

-- updateCustomer
update customer
set name = ?, zip = ?, version = ?
where id = ?
  and version = ?;

delete kept
from customer_tail as kept
join (
  with recursive places (place) as (
    select 1
    union all
    select place + 1
    from places
    where place < 401), spelled (id, text) as (
    select id, searched_text
    from customer
    where id in (?)
    union
    select id, replace(replace(replace(lower(searched_text), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')
    from customer
    where id in (?))
  select distinct substr(text, place, 12) collate utf8mb4_unicode_520_ci as tail, id
  from spelled
  join places on place <= char_length(text)) as former on former.tail = kept.tail
  and former.id = kept.customer;

update customer
set searched_text = concat_ws(' ', name, vat_number)
where id in (?);

insert ignore into customer_tail (tail, customer)
with recursive places (place) as (
  select 1
  union all
  select place + 1
  from places
  where place < 401), spelled (id, text) as (
  select id, searched_text
  from customer
  where id in (?)
  union
  select id, replace(replace(replace(lower(searched_text), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')
  from customer
  where id in (?))
select distinct substr(text, place, 12) collate utf8mb4_unicode_520_ci as tail, id
from spelled
join places on place <= char_length(text);
