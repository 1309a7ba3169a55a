-- What customers.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findCustomer
select *
from customer
where id = ?;

-- listCustomers: of all, more than are sorted
select count(*) as total
from customer
where true;

select customer.id
from customer
where true
order by customer.name, customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: of a reseller
select count(*) as total
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
  from beneath);

select customer.id
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
order by concat(customer.name, ''), customer.id
limit ? offset ?;

select *
from customer
where id in (?, ?)
order by name, id;

-- listCustomers: with a filter
select count(*) as total
from customer
where customer.id = ?
  and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!');

select customer.id
from customer
where customer.id = ?
  and (customer.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or customer.vat_number collate utf8mb4_unicode_520_ci like ? escape '!')
order by concat(customer.name, ''), customer.id
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

-- updateCustomer
update customer
set name = ?, zip = ?, version = ?
where id = ?
  and version = ?;
