-- What poa-documents.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- replaceOpenPoaDocuments
update poa_document
set replaced_at = utc_timestamp(3)
where customer = ?
  and replaced_at is null
  and id in (
  select document
  from poa_document_porting
  where porting in (?, ?));

-- insertPoaDocuments
insert into poa_document (id, customer, operator, porting_code, method, mit_id, facts, number_count, pages, sha256, created_at, created_by)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?);

insert into poa_document_file (document, bytes)
values (?, ?), (?, ?);

insert into poa_document_porting (document, porting)
select poa_document.id as document, porting.id as porting
from porting
inner join poa_document on poa_document.operator = porting.operator
where poa_document.id in (?, ?)
  and porting.id in (?, ?);

-- updatePoaDocumentToDownloaded
update poa_document
set downloaded_at = utc_timestamp(3)
where id = ?
  and customer = ?
  and method = ?
  and downloaded_at is null
  and created_at > utc_timestamp(3) - interval 30 day;

-- findPoaFile
select poa_document_file.bytes, operator.name as donorName, poa_document.porting_code as portingCode
from poa_document
inner join poa_document_file on poa_document_file.document = poa_document.id
inner join operator on operator.id = poa_document.operator
where poa_document.id = ?
  and poa_document.customer = ?;

-- listPoasToPrint: by their ids
select poa_document.id, facts, pages, operator.name as donorName
from poa_document
inner join operator on operator.id = poa_document.operator
where customer = ?
  and poa_document.id in (?)
order by poa_document.operator, poa_document.id;

-- listPoasToPrint: of the newest set
select poa_document.id, facts, pages, operator.name as donorName
from poa_document
inner join operator on operator.id = poa_document.operator
where customer = ?
  and replaced_at is null
  and poa_document.created_at = (
  select max(newest.created_at) as created_at
  from poa_document as newest
  where newest.customer = ?
    and newest.replaced_at is null)
order by poa_document.operator, poa_document.id;

-- findEarliestWish
select min(porting.requested_date) as earliest
from poa_document_porting
inner join porting on porting.id = poa_document_porting.porting
where document in (?);
