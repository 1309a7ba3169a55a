-- What claim-order.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- claimOrder
select id, porting, state, attempts, lease_owner as leaseOwner, facts, created_at as createdAt, next_attempt_at as dueAt
from porting_order
where state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

select id, porting, state, attempts, lease_owner as leaseOwner, facts, created_at as createdAt, next_attempt_at as dueAt
from porting_order
where state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

select id, porting, state, attempts, lease_owner as leaseOwner, facts, created_at as createdAt, next_attempt_at as dueAt
from porting_order
where state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

begin;

update porting_order
set state = ?, lease_owner = ?, next_attempt_at = utc_timestamp(3) + interval ? second, attempts = ?
where id = ?
  and state = ?
  and attempts = ?
  and lease_owner <=> ?
  and next_attempt_at <= utc_timestamp(3);

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- settleOrder
begin;

update porting_order
set next_attempt_at = ?, state = ?, sent_at = utc_timestamp(3), lease_owner = ?
where id = ?
  and lease_owner = ?
  and state = ?;

select customer
from porting
where id = ?;

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- settleOrder: to be tried again
begin;

update porting_order
set state = ?, next_attempt_at = utc_timestamp(3) + interval ? second, lease_owner = ?
where id = ?
  and lease_owner = ?
  and state = ?;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;
