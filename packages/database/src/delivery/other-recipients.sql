-- What other-recipients.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- countOtherRecipients
select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime) as hour;

insert into other_recipient_hour (customer, hour, sent)
values (?, ?, ?)
on duplicate key update sent = sent + ?;

select sent
from other_recipient_hour
where customer = ?
  and hour = ?;

-- recordRefusedRecipient
select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime) as hour;

insert into other_recipient_hour (customer, hour, refused)
values (?, ?, ?)
on duplicate key update refused = refused + ?;

-- reserveProgressHours
select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime) as hour;

select hour, progress
from other_recipient_hour
where customer = ?
  and hour >= ?;

insert into other_recipient_hour (refused, customer, hour, progress)
values (?, ?, ?, ?)
on duplicate key update progress = progress + values(progress), refused = refused + values(refused);
