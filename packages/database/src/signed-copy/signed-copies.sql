-- What signed-copies.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertSignedCopy
insert into signed_copy (id, customer, poa_document, state, source, type, filename, size, pages, sha256, live_sha256, porting_code, uploaded_to, received_mail, sender, received_at, received_by)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?);

insert into signed_copy_part (signed_copy, number, bytes)
values (?, ?, ?);

-- linkSignedCopyToPortings
insert into signed_copy_porting (signed_copy, porting, filed_at)
values (?, ?, utc_timestamp(3));

-- findCustomerOfFile
select customer
from signed_copy
where live_sha256 = ?;

-- lockSignedCopy
select id, version, state, customer, poa_document as poaDocument, filename, porting_code as portingCode, uploaded_to as uploadedTo
from signed_copy
where id = ?
  and state <> ?
for update;

select porting, not exists (
  select 1
  from porting_stage as waiting
  where waiting.porting = signed_copy_porting.porting
    and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
    and waiting.entered_at > signed_copy_porting.filed_at) as stands
from signed_copy_porting
where signed_copy = ?
order by porting;

-- reviewSignedCopy
update signed_copy
set state = ?, reviewed_at = utc_timestamp(3), reviewed_by = ?, refusal = ?, review_message = ?, version = ?
where id = ?
  and version = ?;

-- matchSignedCopy
update signed_copy
set state = ?, customer = ?, poa_document = ?, version = ?
where id = ?
  and version = ?;

insert into signed_copy_porting (signed_copy, porting, filed_at)
values (?, ?, utc_timestamp(3));

-- deleteSignedCopy
update signed_copy
set state = ?, live_sha256 = ?, version = ?
where id = ?
  and version = ?;

delete from signed_copy_part
where signed_copy = ?;

-- listPortingsWithOtherCopies
select distinct signed_copy_porting.porting
from signed_copy_porting
inner join signed_copy on signed_copy.id = signed_copy_porting.signed_copy
where signed_copy_porting.porting in (?)
  and signed_copy.id <> ?
  and signed_copy.state in (?, ?)
  and not exists (
  select 1
  from porting_stage as waiting
  where waiting.porting = signed_copy_porting.porting
    and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
    and waiting.entered_at > signed_copy_porting.filed_at);

-- lockSignedCopiesToSend
select id
from signed_copy
where id in (?)
  and state <> ?
order by id
for update;

-- isSignedCopyBeingSent
select delivery.id
from delivery_signed_copy
inner join delivery on delivery.id = delivery_signed_copy.delivery
where delivery_signed_copy.signed_copy = ?
  and delivery.state in (?, ?, ?);
