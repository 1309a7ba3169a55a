-- What customer-tree.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findParentReseller
select parent_reseller as parentReseller
from customer
where id = ?;

-- lockCustomers
select id, is_reseller
from customer
where id in (?, ?)
order by id
for update;

-- hasCustomersBeneath
select id
from customer
where parent_reseller = ?
limit ?;

-- listLineAbove
with recursive line (id, parent) as (
  select id, parent_reseller
  from customer
  where id = ?
  union
  select customer.id, customer.parent_reseller
  from customer
  join line on customer.id = line.parent)
select id
from line;
