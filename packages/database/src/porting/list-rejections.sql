-- What list-rejections.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listRejections
select porting.id, last.message, operator.customer_id_validation as validatesCustomerId
from porting
inner join operator on operator.id = porting.operator
inner join porting_stage as last on last.porting = porting.id
where porting.id in (?, ?)
  and porting.stage in (?, ?, ?, ?, ?, ?)
  and last.stage = ?
  and last.version = (
  select max(porting_stage.version) as version
  from porting_stage
  where porting_stage.porting = porting.id
    and porting_stage.stage in (?, ?, ?, ?, ?));
