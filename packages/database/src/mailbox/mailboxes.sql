-- What mailboxes.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- claimMailbox
select next_reading_at <= utc_timestamp(3) as isDue
from mailbox
where name = ?;

begin;

insert into mailbox (name, next_reading_at)
values (?, utc_timestamp(3))
on duplicate key update name = ?;

update mailbox
set lease_owner = ?, next_reading_at = utc_timestamp(3) + interval ? second
where name = ?
  and next_reading_at <= utc_timestamp(3);

select uid_validity, uid, failed_uid, failures
from mailbox
where name = ?;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- claimMailbox: that nobody has
select next_reading_at <= utc_timestamp(3) as isDue
from mailbox
where name = ?;

begin;

update mailbox
set lease_owner = ?, next_reading_at = utc_timestamp(3) + interval ? second
where name = ?
  and next_reading_at <= utc_timestamp(3);

select uid_validity, uid, failed_uid, failures
from mailbox
where name = ?;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- renewMailboxLease
update mailbox
set next_reading_at = utc_timestamp(3) + interval ? second
where name = ?
  and lease_owner = ?;

-- updateMailboxPosition
update mailbox
set uid_validity = ?, uid = ?, next_reading_at = utc_timestamp(3) + interval ? second
where name = ?
  and lease_owner = ?;

-- releaseMailbox
update mailbox
set uid_validity = ?, uid = ?, failed_uid = ?, failures = ?, lease_owner = ?, next_reading_at = utc_timestamp(3) + interval ? second, read_at = utc_timestamp(3)
where name = ?
  and lease_owner = ?;
