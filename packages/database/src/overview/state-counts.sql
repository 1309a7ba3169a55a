-- What state-counts.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listStageCounts: of ADMIN
select (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count1, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count2, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count3, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count4, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count5, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count6, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and true
    limit 10001) as counted) as count7, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
      and true
    limit 10001) as counted) as count8, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
      and true
    limit 10001) as counted) as count9;

-- listDeliveryCounts: of ADMIN
select (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and true
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and true
    limit 10001) as counted) as count1;

-- listStageCounts: of RESELLER
select (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count1, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count2, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count3, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count4, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count5, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count6, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
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
    limit 10001) as counted) as count7, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
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
    limit 10001) as counted) as count8, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
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
    limit 10001) as counted) as count9;

-- listDeliveryCounts: of RESELLER
select (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and delivery.customer in (
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
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and delivery.customer in (
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
    limit 10001) as counted) as count1;

-- listStageCounts: of OWNER
select (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count1, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count2, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count3, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count4, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count5, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count6, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and porting.customer = ?
    limit 10001) as counted) as count7, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
      and porting.customer = ?
    limit 10001) as counted) as count8, (
  select count(*)
  from (
    select 1
    from porting
    where stage = ?
      and stage_at > utc_timestamp(3) - interval 30 day
      and porting.customer = ?
    limit 10001) as counted) as count9;

-- listDeliveryCounts: of OWNER
select (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and delivery.customer = ?
    limit 10001) as counted) as count0, (
  select count(*)
  from (
    select 1
    from delivery
    where state = ?
      and created_at > utc_timestamp(3) - interval 30 day
      and delivery.customer = ?
    limit 10001) as counted) as count1;
