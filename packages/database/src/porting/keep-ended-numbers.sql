-- What keep-ended-numbers.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- keepEndedNumbers
insert ignore into ended_porting_number (number, porting)
select porting.number, porting.id
from porting
where porting.stage in (?, ?)
  and porting.stage_at > utc_timestamp(3) - interval 1 day
  and not exists (
  select 1
  from ended_porting_number as kept
  where kept.porting = porting.id)
union all
select additional.number, porting.id
from porting
join json_table(porting.additional_numbers, '$[*]' columns (number varchar(16) path '$')) as additional
where porting.stage in (?, ?)
  and porting.stage_at > utc_timestamp(3) - interval 1 day
  and not exists (
  select 1
  from ended_porting_number as kept
  where kept.porting = porting.id);
