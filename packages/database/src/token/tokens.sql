-- What tokens.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findTokenHolder
select token.id as tokenId, employee.id as employeeId, employee.customer as customerId, employee.access_level as employeeLevel, token.access_level as tokenLevel, employee.language, coalesce(token.expires_at <= utc_timestamp(3), 0) as expired, coalesce(token.last_used_at <= utc_timestamp(3) - interval 1 minute, 1) as isUseDue
from token
inner join employee on employee.id = token.employee
where token.hash = ?
  and token.revoked_at is null;

-- updateTokensLastUsed
update token
set last_used_at = utc_timestamp(3)
where id in (?, ?)
  and (last_used_at is null
    or last_used_at <= utc_timestamp(3) - interval 1 minute);

-- insertTokens
insert into token (id, employee, name, prefix, hash, access_level, created_at)
values (?, ?, ?, ?, ?, ?, utc_timestamp(3));

-- findToken
select id, employee, name, prefix, access_level, created_at, expires_at, last_used_at, revoked_at
from token
where id = ?;

-- listTokens
select (
  select count(*)
  from (
    select 1 as one
    from token
    where employee = ?
    limit ?) as counted) as count0;

select id, employee, name, prefix, access_level, created_at, expires_at, last_used_at, revoked_at, created_at as order0, id as order1
from token
where employee = ?
order by created_at desc, id
limit ? offset ?;

-- revokeToken
update token
set revoked_at = utc_timestamp(3)
where id = ?
  and revoked_at is null;
