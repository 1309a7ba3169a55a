-- What verify-poa.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findPoaByHash
select porting_code, created_at, replaced_at, (
  select min(copy.state)
  from signed_copy as copy
  where copy.poa_document = poa_document.id
    and copy.state in ('APPROVED', 'RECEIVED')) as signed
from poa_document
where poa_document.sha256 = ?;

-- findPoaByCode
select porting_code, created_at, replaced_at, (
  select min(copy.state)
  from signed_copy as copy
  where copy.poa_document = poa_document.id
    and copy.state in ('APPROVED', 'RECEIVED')) as signed
from poa_document
where poa_document.porting_code = ?;

-- findSignedCopyByHash
select signed_copy.state, poa_document.porting_code as portingCode
from signed_copy
inner join poa_document on poa_document.id = signed_copy.poa_document
where signed_copy.sha256 = ?
  and signed_copy.state in (?, ?, ?)
order by field(signed_copy.state, 'APPROVED', 'RECEIVED', 'REFUSED');
