-- What in-transaction.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- inTransaction
begin;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;
