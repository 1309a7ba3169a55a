-- What keep-ended-numbers.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- keepEndedNumbers
insert ignore into ended_porting_number (number, porting)
with unkept as (
  select id, number, additional_numbers
  from porting
  where stage in (?, ?)
    and stage_at > utc_timestamp(3) - interval 1 day
    and not exists (
    select 1
    from ended_porting_number as kept
    where kept.porting = porting.id))
select number, id
from unkept
union all
select additional.number, unkept.id
from unkept
join json_table(unkept.additional_numbers, '$[*]' columns (number varchar(16) path '$')) as additional;
