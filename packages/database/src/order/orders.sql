-- What orders.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertOrders
insert into porting_order (id, porting, porting_version, facts, state, attempts, next_attempt_at, created_at, created_by)
values (?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?), (?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?);

-- findOrder
select porting
from porting_order
where id = ?;

-- lockOrder
select id, state, created_at as createdAt, answer_id as answerId, utc_timestamp(3) as lockedAt
from porting_order
where id = ?
for update;

-- updateOrderToAnswered
update porting_order
set state = ?, lease_owner = ?, next_attempt_at = ?, sent_at = coalesce(sent_at, utc_timestamp(3)), answer = ?, answer_text = ?, answer_id = ?, answered_at = utc_timestamp(3)
where id = ?;

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listPortingsWithOrder
select porting
from porting_order
where porting in (?, ?)
  and state in (?, ?, ?);
