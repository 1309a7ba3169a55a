-- What follow-holders.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- followHolders
select open.number, porting.id as porting, porting.operator
from open_porting_number as open straight_join porting on porting.id = open.porting
where open.number between ? and ?
  and porting.stage in ('IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER', 'IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_SENT', 'IN_REJECTED', 'IN_DONOR_CONTACTED')
order by open.number
limit 2000;

select id, version, customer, operator, number, additional_numbers, auto_start_order as autoStartOrder
from porting
where stage in (?, ?, ?, ?, ?, ?)
  and id in (?, ?);

select 1 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 1)
union all
select 2 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 2)
union all
select 3 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 3)
union all
select 4 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 4)
union all
select 5 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 5)
union all
select 6 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 6)
union all
select 7 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 7)
union all
select 8 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 8)
union all
select 9 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 9)
union all
select 10 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 10)
union all
select 11 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 11)
union all
select 12 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 12)
union all
select 13 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 13)
union all
select 14 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 14)
union all
select 15 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 15);

select first_number as first, last_number as last, operator
from number_range force index (number_range_digits)
where (digits = ?
    and first_number between ? and ?)
  or (digits = ?
    and first_number between ? and ?);

-- followHolders: of the whole table
select open.number, porting.id as porting, porting.operator
from open_porting_number as open straight_join porting on porting.id = open.porting
where open.number between ? and ?
  and porting.stage in ('IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER', 'IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_SENT', 'IN_REJECTED', 'IN_DONOR_CONTACTED')
order by open.number
limit 2000;

select id, version, customer, operator, number, additional_numbers, auto_start_order as autoStartOrder
from porting
where stage in (?, ?, ?, ?, ?, ?)
  and id in (?, ?);

select id
from operator
where id in (?);

update porting
set operator = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?, ?)
  and (id, version) in ((?, ?), (?, ?));

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- followHoldersOf
select id, version, customer, operator, number, additional_numbers, auto_start_order as autoStartOrder
from porting
where stage in (?, ?, ?, ?, ?, ?)
  and id in (?);

select 1 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 1)
union all
select 2 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 2)
union all
select 3 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 3)
union all
select 4 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 4)
union all
select 5 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 5)
union all
select 6 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 6)
union all
select 7 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 7)
union all
select 8 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 8)
union all
select 9 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 9)
union all
select 10 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 10)
union all
select 11 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 11)
union all
select 12 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 12)
union all
select 13 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 13)
union all
select 14 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 14)
union all
select 15 as digits
from dual
where exists (
  select 1
  from number_range force index (number_range_digits)
  where digits = 15);

select first_number as first, last_number as last, operator
from number_range force index (number_range_digits)
where (digits = ?
    and first_number between ? and ?)
  or (digits = ?
    and first_number between ? and ?);
