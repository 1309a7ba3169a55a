-- What readiness.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- writeReadiness
insert into readiness (id, written_at)
values (?, utc_timestamp(3))
on duplicate key update written_at = utc_timestamp(3);
