-- What sign-in-links.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertSignInLinks
insert into sign_in_link (id, employee, email_address, created_at, next_attempt_at)
values (?, ?, ?, utc_timestamp(3), utc_timestamp(3));

-- listDueSignInLinks
select link.id, link.email_address as emailAddress, employee.language, employee.name as employeeName, customer.name as customerName
from sign_in_link as link
inner join employee on employee.id = link.employee
inner join customer on customer.id = employee.customer
where link.next_attempt_at <= utc_timestamp(3)
  and link.created_at > utc_timestamp(3) - interval 15 minute
order by link.next_attempt_at
limit ?;

-- claimSignInLink
update sign_in_link
set hash = ?, expires_at = utc_timestamp(3) + interval 15 minute, next_attempt_at = ?
where id = ?
  and next_attempt_at <= utc_timestamp(3);

-- delaySignInLink
update sign_in_link
set hash = ?, expires_at = ?, next_attempt_at = utc_timestamp(3) + interval ? second
where id = ?;

-- takeSignInLink
update sign_in_link
set used_at = utc_timestamp(3)
where hash = ?
  and used_at is null
  and expires_at > utc_timestamp(3);

select employee.id as employeeId, employee.customer as customerId, employee.access_level as accessLevel, link.used_at as usedAt
from sign_in_link as link
inner join employee on employee.id = link.employee
where link.hash = ?
  and employee.email_address = link.email_address
  and employee.access_level <> ?;

-- deleteOldSignIns
delete from token
where name = ?
  and expires_at < utc_timestamp(3) - interval 30 day
limit ?;

delete from sign_in_link
where created_at < utc_timestamp(3) - interval 1 day
limit ?;

delete from sign_in_request
where requested_at < utc_timestamp(3) - interval 15 minute
limit ?;
