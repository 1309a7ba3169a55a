-- What move-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- movePortings: by stage
update porting
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, version = version + 1
where id in (?, ?)
  and stage in (?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee)
select id, version, stage, stage_at, stage_message, stage_employee
from porting
where id in (?, ?);

-- movePortings: as read, to an end
update porting
set stage = ?, stage_at = utc_timestamp(3), stage_message = ?, stage_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?))
  and stage in (?, ?, ?, ?, ?, ?, ?);

insert into porting_stage (porting, version, stage, entered_at, message, employee)
select id, version, stage, stage_at, stage_message, stage_employee
from porting
where id in (?);

delete from open_porting_number
where porting in (?);
