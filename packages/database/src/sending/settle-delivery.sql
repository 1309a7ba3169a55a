-- What settle-delivery.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- settleDelivery
update delivery
left join delivery_attempt as attempt on attempt.delivery = delivery.id
  and attempt.number = delivery.attempts
set delivery.state = ?, delivery.answer = ?, delivery.cause = ?, delivery.lease_owner = null, delivery.via = coalesce(?, delivery.via), delivery.next_attempt_at = null, delivery.settled_at = utc_timestamp(3), attempt.answer = ?, attempt.fault = ?, attempt.outcome = ?, attempt.ended_at = utc_timestamp(3)
where delivery.id = ?
  and delivery.lease_owner = ?
  and delivery.state = 'sending';

-- settleDelivery: when somebody else has it
update delivery
left join delivery_attempt as attempt on attempt.delivery = delivery.id
  and attempt.number = delivery.attempts
set delivery.state = ?, delivery.answer = ?, delivery.cause = ?, delivery.lease_owner = null, delivery.via = coalesce(?, delivery.via), delivery.next_attempt_at = null, delivery.settled_at = utc_timestamp(3), attempt.answer = ?, attempt.fault = ?, attempt.outcome = ?, attempt.ended_at = utc_timestamp(3)
where delivery.id = ?
  and delivery.lease_owner = ?
  and delivery.state = 'sending';

select id
from delivery
where id = ?
  and lease_owner is null
  and state = ?
  and answer = ?;
