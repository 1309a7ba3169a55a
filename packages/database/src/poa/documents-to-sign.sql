-- What documents-to-sign.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findDocumentByCode
select poa_document.id, customer, poa_document.operator, operator.name as donorName, porting_code as portingCode, facts, sha256, replaced_at as replacedAt
from poa_document
inner join operator on operator.id = poa_document.operator
where porting_code = ?;

select porting
from poa_document_porting
where document = ?
order by porting;

-- findDocumentToSign
select poa_document.id, customer, poa_document.operator, operator.name as donorName, porting_code as portingCode, facts, sha256, replaced_at as replacedAt
from poa_document
inner join operator on operator.id = poa_document.operator
where poa_document.id = ?;

select porting
from poa_document_porting
where document = ?
order by porting;

-- findNewestDocumentOf
select poa_document.id, customer, poa_document.operator, operator.name as donorName, porting_code as portingCode, facts, sha256, replaced_at as replacedAt
from poa_document
inner join operator on operator.id = poa_document.operator
inner join (
  select document
  from poa_document_porting
  where porting in (?, ?) group by document having count(*) = ?) as of_all on of_all.document = poa_document.id
order by replaced_at is not null, poa_document.created_at desc
limit ?;

select porting
from poa_document_porting
where document = ?
order by porting;

-- listCurrentOwners
select porting, cast(json_extract(facts, '$.owner') as char) as owner
from poa_document_porting
inner join poa_document on poa_document.id = poa_document_porting.document
where porting in (?, ?)
  and replaced_at is null;
