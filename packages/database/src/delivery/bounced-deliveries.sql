-- What bounced-deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- lockReportedDelivery
select id, customer as customerId, method, recipient, state, state = 'sending'
  and job is null
  and next_attempt_at > utc_timestamp(3) as isInHand
from delivery
where message_id = ?
  and message_id not like concat('<', id, '@%')
for update;

-- failBouncedDelivery
update delivery
set state = ?, cause = ?, answer = ?, settled_at = utc_timestamp(3)
where id = ?
  and state in (?, ?)
  and decided_at is null;

update delivery
set next_reminder_at = ?
where customer = ?
  and method = ?
  and recipient = ?
  and next_reminder_at is not null;
