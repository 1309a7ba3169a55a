-- What list-received-mails.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listReceivedMails
select count(*) as total
from received_mail
where kind = ?
  and left_out is not null;

select *
from received_mail
where kind = ?
  and left_out is not null
order by read_at desc, id desc
limit ? offset ?;

select id, received_mail
from signed_copy
where received_mail in (?)
order by received_at, id;
