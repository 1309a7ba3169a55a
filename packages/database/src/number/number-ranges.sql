-- What number-ranges.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findHolders
select distinct digits
from number_range;

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
