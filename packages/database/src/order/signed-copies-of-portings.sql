-- What signed-copies-of-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listCopiesOfPortings
select link.porting, signed_copy.id as signedCopy, signed_copy.state, poa_document.id as document, poa_document.operator, poa_document.porting_code as portingCode
from signed_copy_porting as link
inner join signed_copy on signed_copy.id = link.signed_copy
inner join poa_document on poa_document.id = signed_copy.poa_document
where link.porting in (?, ?)
  and signed_copy.state in (?, ?)
  and not exists (
  select 1
  from porting_stage as waiting
  where waiting.porting = link.porting
    and waiting.stage = 'IN_AWAITING_POA_FROM_CUSTOMER'
    and waiting.entered_at > link.filed_at)
order by signed_copy.received_at desc, signed_copy.id;

-- listPortingsOfSameCopies
select distinct other.porting
from signed_copy_porting as own
inner join signed_copy on signed_copy.id = own.signed_copy
inner join signed_copy_porting as other on other.signed_copy = own.signed_copy
where own.porting = ?
  and other.porting <> ?
  and signed_copy.state in (?, ?)
order by other.porting;

-- listPoaFacts
select id, facts
from poa_document
where id in (?);
