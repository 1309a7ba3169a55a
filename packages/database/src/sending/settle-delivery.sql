-- What settle-delivery.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- settleDelivery
begin;

update delivery
set state = ?, answer = ?, cause = ?, lease_owner = ?, next_attempt_at = ?, settled_at = utc_timestamp(3)
where id = ?
  and lease_owner = ?
  and state = ?;

update delivery_attempt
set answer = ?, fault = ?, outcome = ?, ended_at = utc_timestamp(3)
where delivery = ?
  and number = (
  select attempts
  from delivery
  where id = ?);

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- settleDelivery: when somebody else has it
begin;

update delivery
set state = ?, answer = ?, cause = ?, lease_owner = ?, next_attempt_at = ?, settled_at = utc_timestamp(3)
where id = ?
  and lease_owner = ?
  and state = ?;

select id
from delivery
where id = ?
  and lease_owner is null
  and state = ?
  and answer = ?;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;
