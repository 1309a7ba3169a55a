-- What poa-documents.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- replaceOpenPoaDocuments
update poa_document
set replaced_at = utc_timestamp(3)
where customer = ?
  and replaced_at is null
  and exists (
  select link.porting
  from poa_document_porting as link
  inner join porting_stage as history on history.porting = link.porting
  where link.document = poa_document.id
    and history.audit = ?);

-- insertPoaDocuments
insert into poa_document (id, customer, operator, porting_code, method, mit_id, facts, number_count, pages, sha256, created_at, created_by)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?);

insert into poa_document_file (document, bytes)
values (?, ?), (?, ?);

insert into poa_document_porting (document, porting)
select printed.document, linked.porting
from json_table(?, '$[*]' columns (document char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', operator char(5) character
    set utf8mb4 collate utf8mb4_bin path '$[1]', portings json path '$[2]', donor_name varchar(200) character
    set utf8mb4 collate utf8mb4_bin path '$[3]')) as printed
inner join operator on operator.id = printed.operator
inner join json_table(printed.portings, '$[*]' columns (porting char(24) character
    set utf8mb4 collate utf8mb4_bin path '$')) as linked on true
where (printed.donor_name is null
    or operator.name collate utf8mb4_bin = printed.donor_name);

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

-- hasReplacedPoaDocument
select id
from poa_document
where id in (?)
  and replaced_at is not null
limit ?;
