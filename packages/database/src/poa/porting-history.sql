-- What porting-history.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findPortingHistory
select audit_log.id, count(*) over () as total
from (
  select id
  from audit_log
  where object = ?
  union
  select audit
  from porting_stage
  where porting = ?
    and audit is not null
  union
  select a.id
  from porting_order placed
  join audit_log a on a.object = placed.id
  where placed.porting = ?
  union
  select a.id
  from poa_document_porting link
  join audit_log a on a.object = link.document
  where link.porting = ?
  union
  select a.id
  from signed_copy_porting link
  join audit_log a on a.object = link.signed_copy
  where link.porting = ?
  union
  select a.id
  from poa_document_porting link
  join delivery_document carried on carried.document = link.document
  join audit_log a on a.object = carried.delivery
  where link.porting = ?
  union
  select a.id
  from signed_copy_porting link
  join delivery_signed_copy carried on carried.signed_copy = link.signed_copy
  join audit_log a on a.object = carried.delivery
  where link.porting = ?) as about
join audit_log on audit_log.id = about.id
order by audit_log.made_at desc, audit_log.id desc
limit ?;

select audit_log.*, employee.name as employeeName
from audit_log
left join employee on employee.id = audit_log.employee
where audit_log.id in (?, ?, ?)
order by audit_log.made_at desc, audit_log.id desc;

select stage, entered_at as enteredAt, message, recorded.employee, employee.name as employeeName, audit
from porting_stage as recorded
left join employee on employee.id = recorded.employee
where porting = ?
order by recorded.version desc
limit ?;

select delivery.*, coalesce(delivery.next_attempt_at < utc_timestamp(3) - interval 5 minute, 0) as isOverdue
from delivery
inner join (
  select carried.delivery
  from poa_document_porting as link
  inner join delivery_document as carried on carried.document = link.document
  where link.porting = ?
  union
  select carried.delivery
  from signed_copy_porting as link
  inner join delivery_signed_copy as carried on carried.signed_copy = link.signed_copy
  where link.porting = ?) as about on about.delivery = delivery.id
order by delivery.created_at desc, delivery.id desc
limit ?;

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
