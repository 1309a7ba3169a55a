-- What portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listPortingsForPoa
select porting.id, porting.version, porting.operator as cpsCode, operator.name as donorName, porting.number, porting.additional_numbers as additionalNumbers, porting.number_type as numberType, porting.donor_sim_number as donorSimNumber, porting.donor_customer_id as donorCustomerId, porting.requested_date as requestedDate, porting.notify is not null as isFollowed
from porting
inner join operator on operator.id = porting.operator
where porting.customer = ?
  and porting.porting_type = 'IN'
  and porting.stage in (?, ?)
  and exists (
  select 1
  from voice_account
  where voice_account.id = porting.voice_account
    and voice_account.customer = porting.customer
    and voice_account.state = 'ACTIVE')
order by porting.operator, porting.number;

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
