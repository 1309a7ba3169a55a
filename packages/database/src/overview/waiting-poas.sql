-- What waiting-poas.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listWaitingPoas: of ADMIN
select case when since <= utc_timestamp(3) - interval 3 day then 3 when since <= utc_timestamp(3) - interval 0 day then 0 else 0 end as fromDays, count(*) as documents, cast(sum(portings) as signed) as portings
from (
  select min(stage_at) as since, count(*) as portings
  from (
    select customer, operator, stage_at
    from porting
    where stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and true
    order by stage_at
    limit 10001) as oldest group by customer, operator) as poa group by fromDays;

-- listWaitingPoas: of RESELLER
select case when since <= utc_timestamp(3) - interval 3 day then 3 when since <= utc_timestamp(3) - interval 0 day then 0 else 0 end as fromDays, count(*) as documents, cast(sum(portings) as signed) as portings
from (
  select min(stage_at) as since, count(*) as portings
  from (
    select customer, operator, stage_at
    from porting
    where stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
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
      from beneath)
    order by coalesce(stage_at)
    limit 10001) as oldest group by customer, operator) as poa group by fromDays;

-- listWaitingPoas: of OWNER
select case when since <= utc_timestamp(3) - interval 3 day then 3 when since <= utc_timestamp(3) - interval 0 day then 0 else 0 end as fromDays, count(*) as documents, cast(sum(portings) as signed) as portings
from (
  select min(stage_at) as since, count(*) as portings
  from (
    select customer, operator, stage_at
    from porting
    where stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and porting.customer = ?
    order by coalesce(stage_at)
    limit 10001) as oldest group by customer, operator) as poa group by fromDays;
