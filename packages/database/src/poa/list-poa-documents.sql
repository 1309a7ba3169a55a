-- What list-poa-documents.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listPoaDocuments
select (
  select count(*)
  from (
    select 1 as one
    from poa_document
    inner join operator on operator.id = poa_document.operator
    where customer = ?
    limit ?) as counted) as count0;

select poa_document.id, operator, operator.name as operatorName, porting_code, method, mit_id, number_count, pages, poa_document.created_at, created_by, replaced_at, downloaded_at, poa_document.created_at as order0, poa_document.operator as order1, poa_document.id as order2
from poa_document
inner join operator on operator.id = poa_document.operator
where customer = ?
order by poa_document.created_at desc, poa_document.operator, poa_document.id
limit ? offset ?;

select document, porting
from poa_document_porting
where document in (?)
order by porting;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
where id in (
  select delivery
  from delivery_document
  where document in (?))
order by created_at, id;

select link.delivery, link.document
from delivery_document as link
inner join poa_document on poa_document.id = link.document
where link.delivery in (?, ?, ?, ?)
order by poa_document.operator;

select attempt.*
from delivery_attempt as attempt
inner join delivery on delivery.id = attempt.delivery
where attempt.delivery in (?, ?, ?, ?)
  and attempt.number > cast(delivery.attempts as signed) - ?
order by attempt.number;
