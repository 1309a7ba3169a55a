-- What new-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertNewPortings
insert into porting (id, customer, voice_account, operator, number_type, number, additional_numbers, porting_type, stage, stage_at, version, created_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), ?, utc_timestamp(3));

insert into porting_stage (porting, version, stage, entered_at, employee, audit)
values (?, ?, ?, utc_timestamp(3), ?, ?);

insert into open_porting_number (number, porting)
values (?, ?), (?, ?);

-- insertOpenNumbers
delete from ended_porting_number
where porting in (?);

insert into open_porting_number (number, porting)
values (?, ?);
