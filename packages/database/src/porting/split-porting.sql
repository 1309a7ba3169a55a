-- What split-porting.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- splitPorting
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

select id, state, attempts
from porting_order
where porting in (?)
  and state in (?, ?, ?)
order by id
for update;

update porting_order
set next_attempt_at = case when attempts = 0 then null when state = 'sending' then next_attempt_at else utc_timestamp(3) end, lease_owner = null, state = case when attempts = 0 then 'withdrawn' else 'withdrawing' end
where id in (?);

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting
set additional_numbers = ?, version = ?
where id = ?
  and version = ?;

select *
from porting
where id = ?;

insert into porting (id, customer, voice_account, operator, number, additional_numbers, number_type, porting_type, donor_sim_number, donor_customer_id, requested_date, notify, stage, stage_at, stage_message, stage_employee, version, created_at, auto_start_order, auto_start_employee, copy_changes)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

update open_porting_number claim
join porting part on part.number = claim.number
set claim.porting = part.id
where part.id in (?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select part.id as porting, history.version, history.stage, history.entered_at, history.message, history.employee, history.audit
from porting_stage as history
inner join porting as part on part.id in (?)
where history.porting = ?;

insert into poa_document_porting (document, porting)
select link.document, part.id as porting
from poa_document_porting as link
inner join porting as part on part.id in (?)
where link.porting = ?;

insert into signed_copy_porting (signed_copy, porting, filed_at)
select link.signed_copy, part.id as porting, link.filed_at
from signed_copy_porting as link
inner join porting as part on part.id in (?)
where link.porting = ?;
