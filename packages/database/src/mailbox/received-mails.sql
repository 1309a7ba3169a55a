-- What received-mails.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertReceivedMail
insert into received_mail (id, mailbox, uid_validity, uid, message_id, sender, subject, kind, left_out, received_at, read_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3));

-- isMailRead
select id
from received_mail
where (mailbox = ?
    and uid_validity = ?
    and uid = ?);

select id
from received_mail
where message_id = ?
  and received_at = ?
  and not (mailbox = ?
    and uid_validity = ?);
