-- What list-audit-log.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listAuditLog
select (
  select count(*)
  from (
    select 1 as one
    from audit_log
    where true
    limit ?) as counted) as count0;

select audit_log.id, audit_log.made_at as order0, audit_log.id as order1
from audit_log
where true
order by audit_log.made_at desc, audit_log.id desc
limit ? offset ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?, ?)
order by audit_log.made_at desc, audit_log.id desc;

-- listAuditLog: of a reseller
select (
  select count(*)
  from (
    select 1 as one
    from audit_log
    where audit_log.customer in (
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
    limit ?) as counted) as count0;

select audit_log.id, audit_log.made_at as order0, audit_log.id as order1
from audit_log
where audit_log.customer in (
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
order by coalesce(audit_log.made_at) desc, audit_log.id desc
limit ? offset ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?, ?)
order by audit_log.made_at desc, audit_log.id desc;

-- listAuditLog: of a customer
select (
  select count(*)
  from (
    select 1 as one
    from audit_log
    where true
      and audit_log.customer = ?
    limit ?) as counted) as count0;

select audit_log.id, audit_log.made_at as order0, audit_log.id as order1
from audit_log
where true
  and audit_log.customer = ?
order by audit_log.made_at desc, audit_log.id desc
limit ? offset ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?, ?)
order by audit_log.made_at desc, audit_log.id desc;

-- listAuditLog: of a reseller, of an object
select (
  select count(*)
  from (
    select 1 as one
    from audit_log
    inner join (
      select id
      from audit_log
      where object = ?
      union
      select audit as id
      from porting_stage
      where porting = ?
        and audit is not null) as about on about.id = audit_log.id
    where audit_log.customer in (
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
    limit ?) as counted) as count0;

select audit_log.id, audit_log.made_at as order0, audit_log.id as order1
from audit_log
inner join (
  select id
  from audit_log
  where object = ?
  union
  select audit as id
  from porting_stage
  where porting = ?
    and audit is not null) as about on about.id = audit_log.id
where audit_log.customer in (
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
order by coalesce(audit_log.made_at) desc, audit_log.id desc
limit ? offset ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?)
order by audit_log.made_at desc, audit_log.id desc;
