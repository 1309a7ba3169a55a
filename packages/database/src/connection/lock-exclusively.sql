-- What lock-exclusively.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- lockExclusively
insert into turn (name, taken)
values (?, ?)
on duplicate key update taken = taken + ?;
