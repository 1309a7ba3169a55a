-- What employees.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findEmployee
select *
from employee
where id = ?;

-- listEmployees
select (
  select count(*)
  from (
    select 1 as one
    from employee
    where employee.customer = ?
    limit ?) as counted) as count0;

select employee.*, employee.name as order0, employee.id as order1
from employee
where employee.customer = ?
order by employee.name, employee.id
limit ? offset ?;

-- listEmployees: with a filter
select (
  select count(*)
  from (
    select 1 as one
    from employee
    where employee.customer = ?
      and (employee.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(employee.name), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!'
        or employee.email_address collate utf8mb4_unicode_520_ci like ? escape '!'
        or replace(replace(replace(lower(employee.email_address), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!')
    limit ?) as counted) as count0;

select employee.*, employee.name as order0, employee.id as order1
from employee
where employee.customer = ?
  and (employee.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or replace(replace(replace(lower(employee.name), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!'
    or employee.email_address collate utf8mb4_unicode_520_ci like ? escape '!'
    or replace(replace(replace(lower(employee.email_address), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') collate utf8mb4_unicode_520_ci like ? escape '!')
order by employee.name, employee.id
limit ? offset ?;

-- insertEmployee
insert into employee (access_level, name, language, id, customer, primary_of, email_own_from, fax_own_from, version, created_at)
values (?, ?, ?, ?, ?, ?, utc_timestamp(3) + interval 1 day, utc_timestamp(3) + interval 1 day, ?, utc_timestamp(3));

-- lockEmployee
select *
from employee
where id = ?
for update;

-- updateEmployee
update employee
set email_address = ?, email_own_from = utc_timestamp(3) + interval 1 day, version = ?
where id = ?
  and version = ?;

-- deleteOtherPrimaryContact
select id
from employee
where primary_of = ?
  and id <> ?
for update;

update employee
set primary_of = ?, version = version + ?
where id = ?;
