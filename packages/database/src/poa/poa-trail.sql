-- What poa-trail.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findPoaTrail
select document.id, operator, operator.name as operatorName, porting_code as portingCode, facts, number_count as numberCount, pages, sha256, document.created_at as createdAt, downloaded_at as downloadedAt
from poa_document as document
inner join operator on operator.id = document.operator
where document.id = ?
  and customer = ?;

select audit_log.id, count(*) over () as total
from (
  select id
  from audit_log
  where object = ?
  union
  select a.id
  from delivery_document link
  join audit_log a on a.object = link.delivery
  where link.document = ?
  union
  select a.id
  from signed_copy copy
  join audit_log a on a.object = copy.id
  where copy.poa_document = ?
  union
  select a.id
  from signed_copy copy
  join delivery_signed_copy link on link.signed_copy = copy.id
  join audit_log a on a.object = link.delivery
  where copy.poa_document = ?
  union
  select a.id
  from poa_document_porting link
  join audit_log a on a.object = link.porting
  where link.document = ?
    and a.made_at > ?
  union
  select a.id
  from poa_document_porting link
  join porting_order placed on placed.porting = link.porting
  join audit_log a on a.object = placed.id
  where link.document = ?
    and a.made_at > ?
  union
  select stage.audit
  from poa_document_porting link
  join porting_stage stage on stage.porting = link.porting
  where link.document = ?
    and stage.entered_at > ?
    and stage.audit is not null) as about
join audit_log on audit_log.id = about.id
order by audit_log.made_at, audit_log.id
limit ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?, ?)
order by audit_log.made_at desc, audit_log.id desc;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
inner join (
  select delivery
  from delivery_document
  where document = ?
  union
  select link.delivery
  from delivery_signed_copy as link
  inner join signed_copy as copy on copy.id = link.signed_copy
  where copy.poa_document = ?) as about on about.delivery = delivery.id
order by delivery.created_at, delivery.id;

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

select filename, received_at as receivedAt, state, sha256
from signed_copy
where poa_document = ?
order by received_at, id;
