-- What due-reminders.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listDueReminders
select id, utc_timestamp(3) as moment
from delivery
where next_reminder_at <= utc_timestamp(3)
order by next_reminder_at
limit ?;

-- findDueReminder
select delivery.id, delivery.customer as customerId, method, recipient, other_recipient, delivery.state, delivery.reminders, customer.reminders as isWanted
from delivery
inner join customer on customer.id = delivery.customer
where delivery.id = ?
  and next_reminder_at <= utc_timestamp(3);

select poa_document.id, exists (
  select 1
  from poa_document_porting as link
  join porting on porting.id = link.porting
  where link.document = poa_document.id
    and porting.stage = ?)
  and not (exists (
    select 1
    from signed_copy
    where signed_copy.poa_document = poa_document.id
      and signed_copy.state in ('RECEIVED', 'APPROVED'))
    or exists (
    select 1
    from signed_copy
    join poa_document_porting as link on link.porting = signed_copy.uploaded_to
    where link.document = poa_document.id
      and signed_copy.state = 'UNMATCHED')) as isOpen, exists (
  select 1
  from poa_document_porting as link
  join porting on porting.id = link.porting
  where link.document = poa_document.id
    and porting.stage = ?)
  or exists (
  select 1
  from poa_document_porting as link
  join porting on porting.id = link.porting
  where link.document = poa_document.id
    and porting.stage = ?) as isPending
from delivery_document
inner join poa_document on poa_document.id = delivery_document.document
where delivery_document.delivery = ?
  and poa_document.replaced_at is null
order by poa_document.operator;

-- updateReminder
update delivery
set reminders = ?, next_reminder_at = utc_timestamp(3) + interval ? day
where id = ?
  and reminders = ?
  and next_reminder_at <= utc_timestamp(3);
