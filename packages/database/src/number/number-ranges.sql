-- What number-ranges.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findHolders
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

-- lockNumberRange
select operator
from number_range
where first_number = ?
  and last_number = ?
for update;

-- upsertNumberRange
replace into number_range (first_number, last_number, operator, digits)
values (?, ?, ?, ?);

-- upsertNumberRanges
insert into turn (name, taken)
values (?, ?)
on duplicate key update taken = taken + ?;

delete from number_range;

replace into number_range (first_number, last_number, operator, digits) values ?;
