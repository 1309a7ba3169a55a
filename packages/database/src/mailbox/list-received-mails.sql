-- What list-received-mails.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listReceivedMails
select (
  select count(*)
  from (
    select 1 as one
    from received_mail
    where kind = ?
    limit ?) as counted) as count0;

select *, read_at as order0, id as order1
from received_mail
where kind = ?
order by read_at desc, id desc
limit ? offset ?;

select id, received_mail
from signed_copy
where received_mail in (?)
order by received_at, id;

-- listReceivedMails: of which a file was left out
select (
  select count(*)
  from (
    select 1 as one
    from received_mail
    where kind = ?
      and left_out is not null
    limit ?) as counted) as count0;

select *, read_at as order0, id as order1
from received_mail
where kind = ?
  and left_out is not null
order by read_at desc, id desc
limit ? offset ?;

select id, received_mail
from signed_copy
where received_mail in (?)
order by received_at, id;
