-- What portings-together.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- lockPortings
select id, version, stage, number, additional_numbers, customer, operator, number_type as numberType, voice_account as voiceAccount, requested_date as requestedDate, stage_message as message
from porting
where id in (?, ?)
order by id
for update;

-- lockPortingsAndCopies
select id, version, stage, number, additional_numbers, customer, operator, number_type as numberType, voice_account as voiceAccount, requested_date as requestedDate, stage_message as message
from porting
where id in (?, ?)
order by id
for update;

update porting
set copy_changes = copy_changes + ?
where id in (?, ?);

-- listPortingsOfSameDocuments
select other.porting
from poa_document_porting as own
inner join poa_document_porting as other on other.document = own.document
where own.porting = ?
  and other.porting in (?, ?)
union
select other.porting
from signed_copy_porting as own
inner join signed_copy_porting as other on other.signed_copy = own.signed_copy
where own.porting = ?
  and other.porting in (?, ?);
