-- What read-signed-copies.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listSignedCopiesOfPorting
select signed_copy as id
from signed_copy_porting
where porting = ?
union
select id
from signed_copy
left join signed_copy_porting as link on link.signed_copy = signed_copy.id
where uploaded_to = ?
  and link.porting is null;

select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and id in (?)
    limit ?) as counted) as count0;

select *, (
  select subject
  from received_mail
  where received_mail.id = signed_copy.received_mail) as subject, received_at as order0, id as order1
from signed_copy
where state <> ?
  and id in (?)
order by received_at desc, id
limit ? offset ?;

select signed_copy, porting
from signed_copy_porting
where signed_copy in (?)
order by porting;

-- listUnmatchedSignedCopies
select (
  select count(*)
  from (
    select 1 as one
    from signed_copy
    where state <> ?
      and state = ?
    limit ?) as counted) as count0;

select *, (
  select subject
  from received_mail
  where received_mail.id = signed_copy.received_mail) as subject, received_at as order0, id as order1
from signed_copy
where state <> ?
  and state = ?
order by received_at, id
limit ? offset ?;

select signed_copy, porting
from signed_copy_porting
where signed_copy in (?)
order by porting;

-- findSignedCopy
select *, (
  select subject
  from received_mail
  where received_mail.id = signed_copy.received_mail) as subject
from signed_copy
where state <> ?
  and id = ?;

select signed_copy, porting
from signed_copy_porting
where signed_copy in (?)
order by porting;

-- findSignedCopyFile
select type, filename, bytes
from signed_copy
inner join signed_copy_part on signed_copy_part.signed_copy = signed_copy.id
where signed_copy.id = ?
order by number;
