-- What find-holder.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findHolder
select number_range.operator, operator.name as operatorName
from number_range force index (number_range_digits)
left join operator on operator.id = number_range.operator
where ((digits = 1
      and first_number between cast(? as signed) - 9
      and ?)
    or (digits = 2
      and first_number between cast(? as signed) - 99
      and ?)
    or (digits = 3
      and first_number between cast(? as signed) - 999
      and ?)
    or (digits = 4
      and first_number between cast(? as signed) - 9999
      and ?)
    or (digits = 5
      and first_number between cast(? as signed) - 99999
      and ?)
    or (digits = 6
      and first_number between cast(? as signed) - 999999
      and ?)
    or (digits = 7
      and first_number between cast(? as signed) - 9999999
      and ?)
    or (digits = 8
      and first_number between cast(? as signed) - 99999999
      and ?)
    or (digits = 9
      and first_number between cast(? as signed) - 999999999
      and ?)
    or (digits = 10
      and first_number between cast(? as signed) - 9999999999
      and ?)
    or (digits = 11
      and first_number between cast(? as signed) - 99999999999
      and ?)
    or (digits = 12
      and first_number between cast(? as signed) - 999999999999
      and ?)
    or (digits = 13
      and first_number between cast(? as signed) - 9999999999999
      and ?)
    or (digits = 14
      and first_number between cast(? as signed) - 99999999999999
      and ?)
    or (digits = 15
      and first_number between cast(? as signed) - 999999999999999
      and ?))
  and last_number >= ?
order by last_number - first_number, first_number desc
limit 1;
