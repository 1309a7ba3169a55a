-- What completed-weeks.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listCompletedWeeks: of ADMIN
with completed as ((
    select 0 as week, stage_at, timestampdiff(second, created_at, stage_at) as seconds
    from porting
    where stage = 'IN_COMPLETED'
      and stage_at >= ?
      and stage_at < ?
    order by stage_at desc
    limit 1001)
  union all (
    select 1 as week, stage_at, timestampdiff(second, created_at, stage_at) as seconds
    from porting
    where stage = 'IN_COMPLETED'
      and stage_at >= ?
    order by stage_at desc
    limit 1001)), latest as (
  select week, seconds, row_number() over (partition by week
    order by stage_at desc) as place, count(*) over (partition by week) as total
  from completed), measured as (
  select week, seconds, total, row_number() over (partition by week
    order by seconds) as place, count(*) over (partition by week) as measured
  from latest
  where place <= 1000)
select week, max(total) as total, max(case when place = ceiling(measured * 0.5) then seconds end) as median, max(case when place = ceiling(measured * 0.9) then seconds end) as ninetieth
from measured group by week;

-- listCompletedWeeks: of RESELLER
with completed as (
  select case when stage_at >= ? then 1 when stage_at >= ? then 0 end as week, stage_at, timestampdiff(second, created_at, stage_at) as seconds
  from porting
  where stage = 'IN_COMPLETED'
    and stage_at >= ?
    and porting.customer in (
    with recursive beneath (id) as (
      select customer.id
      from customer
      where customer.id = ?
      union
      select customer.id
      from customer
      join beneath on customer.parent_reseller = beneath.id)
    select beneath.id
    from beneath)), latest as (
  select week, seconds, row_number() over (partition by week
    order by stage_at desc) as place, count(*) over (partition by week) as total
  from completed), measured as (
  select week, seconds, total, row_number() over (partition by week
    order by seconds) as place, count(*) over (partition by week) as measured
  from latest
  where place <= 1000)
select week, max(total) as total, max(case when place = ceiling(measured * 0.5) then seconds end) as median, max(case when place = ceiling(measured * 0.9) then seconds end) as ninetieth
from measured group by week;

-- listCompletedWeeks: of OWNER
with completed as (
  select case when stage_at >= ? then 1 when stage_at >= ? then 0 end as week, stage_at, timestampdiff(second, created_at, stage_at) as seconds
  from porting
  where stage = 'IN_COMPLETED'
    and stage_at >= ?
    and porting.customer = ?), latest as (
  select week, seconds, row_number() over (partition by week
    order by stage_at desc) as place, count(*) over (partition by week) as total
  from completed), measured as (
  select week, seconds, total, row_number() over (partition by week
    order by seconds) as place, count(*) over (partition by week) as measured
  from latest
  where place <= 1000)
select week, max(total) as total, max(case when place = ceiling(measured * 0.5) then seconds end) as median, max(case when place = ceiling(measured * 0.9) then seconds end) as ninetieth
from measured group by week;
