-- What move-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- movePortings: by stage
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?, ?)
  and stage in (?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select porting.id, porting.version, stage, stage_at, stage_message, stage_employee, ? as audit
from json_table(?, '$[*]' columns (id char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]')) as known
inner join porting on porting.id = known.id
where (known.version is null
    or porting.version = known.version + 1)
  and stage = ?;

insert ignore into unannounced_change (audit, created_at)
select ? as audit, utc_timestamp(3) as created_at
from porting
where id in (?, ?)
  and (notify is not null
    or stage in (?, ?, ?))
limit ?;

-- movePortings: found by what they are
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting force index (porting_gather)
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where porting.customer = ?
  and porting.porting_type = 'IN'
  and porting.stage in (?, ?)
  and exists (
  select 1
  from voice_account
  where voice_account.id = porting.voice_account
    and voice_account.customer = porting.customer
    and voice_account.state = 'ACTIVE')
  and stage in (?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select porting.id, porting.version, stage, stage_at, stage_message, stage_employee, ? as audit
from json_table(?, '$[*]' columns (id char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]')) as known
inner join porting on porting.id = known.id
where (known.version is null
    or porting.version = known.version + 1)
  and stage = ?;

-- movePortings: as read, to an end
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?))
  and stage in (?, ?, ?, ?, ?, ?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select porting.id, porting.version, stage, stage_at, stage_message, stage_employee, ? as audit
from json_table(?, '$[*]' columns (id char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]')) as known
inner join porting on porting.id = known.id
where (known.version is null
    or porting.version = known.version + 1)
  and stage = ?;

insert ignore into unannounced_change (audit, created_at)
select ? as audit, utc_timestamp(3) as created_at
from porting
where id in (?)
  and (notify is not null
    or stage in (?, ?, ?))
limit ?;

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

insert ignore into ended_porting_number (number, porting)
select number, porting
from open_porting_number
where porting in (?);

delete from open_porting_number
where porting in (?);

-- overrideStage
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?))
  and stage in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select porting.id, porting.version, stage, stage_at, stage_message, stage_employee, ? as audit
from json_table(?, '$[*]' columns (id char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]')) as known
inner join porting on porting.id = known.id
where (known.version is null
    or porting.version = known.version + 1)
  and stage = ?;

insert ignore into unannounced_change (audit, created_at)
select ? as audit, utc_timestamp(3) as created_at
from porting
where id in (?)
  and (notify is not null
    or stage in (?, ?, ?))
limit ?;

select id, state, attempts
from porting_order
where porting in (?)
  and state in (?, ?, ?)
order by id
for update;

update porting_order
set state = ?, lease_owner = ?, next_attempt_at = ?, answered_at = utc_timestamp(3)
where id in (?);

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

insert ignore into ended_porting_number (number, porting)
select number, porting
from open_porting_number
where porting in (?);

delete from open_porting_number
where porting in (?);
