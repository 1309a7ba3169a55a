-- What search-signed-copies.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- searchSignedCopies
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and true
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and true
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and true
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and true
    limit ?) as counted) as count3;

(
  select *, (
    select subject
    from received_mail
    where received_mail.id = signed_copy.received_mail) as subject, received_at as order0, id as order1
  from signed_copy
  where state <> ?
    and state = ?
    and true
  order by received_at, id
  limit ?)
union all (
  select *, (
    select subject
    from received_mail
    where received_mail.id = signed_copy.received_mail) as subject, received_at as order0, id as order1
  from signed_copy
  where state <> ?
    and state = ?
    and true
  order by received_at, id
  limit ?)
order by order0 asc, order1 asc
limit ? offset ?;

select signed_copy, porting
from signed_copy_porting
where signed_copy in (?, ?)
order by porting;

select link.signed_copy as copy, porting.id as _id, porting.number, porting.stage, porting.auto_start_order as autoStartOrder, (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
    and not (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
      and porting.number_type = 'MVNO'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and operator.mvno_auth = 'ICC'))
    and not exists (
    select 1
    from porting_stage as waiting
    where waiting.porting = link.porting
      and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and waiting.entered_at > link.filed_at)) as waits
from signed_copy_porting as link
inner join porting on porting.id = link.porting
where link.signed_copy in (?, ?)
order by porting.number;

-- searchSignedCopies: to review
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and true
    limit ?) as counted) as count0;

select *, (
  select subject
  from received_mail
  where received_mail.id = signed_copy.received_mail) as subject, received_at as order0, id as order1
from signed_copy
where state <> ?
  and state = ?
  and true
order by received_at, id
limit ? offset ?;

select signed_copy, porting
from signed_copy_porting
where signed_copy in (?)
order by porting;

select link.signed_copy as copy, porting.id as _id, porting.number, porting.stage, porting.auto_start_order as autoStartOrder, (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
    and not (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
      and porting.number_type = 'MVNO'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and operator.mvno_auth = 'ICC'))
    and not exists (
    select 1
    from porting_stage as waiting
    where waiting.porting = link.porting
      and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
      and waiting.entered_at > link.filed_at)) as waits
from signed_copy_porting as link
inner join porting on porting.id = link.porting
where link.signed_copy in (?)
order by porting.number;

-- searchSignedCopies: to send
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and (true
        and signed_copy.id in (
        select link.signed_copy
        from porting
        join signed_copy_porting as link on link.porting = porting.id
        where (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
            and not (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
              and porting.number_type = 'MVNO'
              and exists (
              select 1
              from operator
              where operator.id = porting.operator
                and operator.mvno_auth = 'ICC'))
            and not exists (
            select 1
            from porting_stage as waiting
            where waiting.porting = link.porting
              and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
              and waiting.entered_at > link.filed_at))))
    limit ?) as counted) as count0;

-- searchSignedCopies: sent
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and (true
        and signed_copy.id not in (
        select link.signed_copy
        from porting
        join signed_copy_porting as link on link.porting = porting.id
        where (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
            and not (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
              and porting.number_type = 'MVNO'
              and exists (
              select 1
              from operator
              where operator.id = porting.operator
                and operator.mvno_auth = 'ICC'))
            and not exists (
            select 1
            from porting_stage as waiting
            where waiting.porting = link.porting
              and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
              and waiting.entered_at > link.filed_at))))
    limit ?) as counted) as count0;

-- searchSignedCopies: of the own customer
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and signed_copy.customer = ?
    limit ?) as counted) as count0, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and signed_copy.customer = ?
    limit ?) as counted) as count1, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and signed_copy.customer = ?
    limit ?) as counted) as count2, (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
      and signed_copy.customer = ?
    limit ?) as counted) as count3;
