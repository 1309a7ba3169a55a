-- What portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findPortingCustomer
select customer
from porting
where id = ?;

-- lockPorting
select id, version, stage
from porting
where id = ?
for update;

-- updatePorting
update porting
set donor_customer_id = ?, requested_date = ?, version = ?
where id = ?
  and version = ?;
