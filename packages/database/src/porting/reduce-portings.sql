-- What reduce-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- reducePortings
insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

update porting
set number = case id when ? then ? end, additional_numbers = case id when ? then ? end, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?))
  and stage in (?, ?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee, audit)
select porting.id, porting.version, stage, stage_at, stage_message, stage_employee, ? as audit
from json_table(?, '$[*]' columns (id char(24) character
    set utf8mb4 collate utf8mb4_bin path '$[0]', version int unsigned path '$[1]')) as known
inner join porting on porting.id = known.id
where (known.version is null
    or porting.version = known.version + 1);

insert ignore into unannounced_change (audit, created_at)
select ? as audit, utc_timestamp(3) as created_at
from porting
where id in (?)
  and (notify is not null
    or stage in (?, ?, ?))
limit ?;

delete from open_porting_number
where number in (?);
