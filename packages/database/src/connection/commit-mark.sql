-- What commit-mark.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- isCommitted
select is_committed
from commit_mark
where id = ?;

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3))
on duplicate key update id = id;

select is_committed
from commit_mark
where id = ?;
