-- What named-customers.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listCustomersById
select id, name, vat_number as vatNumber, parent_reseller as parentReseller, is_reseller as isReseller
from customer
where id in (?);

-- listCustomersByName
select id, name, vat_number as vatNumber, parent_reseller as parentReseller, is_reseller as isReseller
from customer
where name in (?);

-- listCustomersByVatNumber
select id, name, vat_number as vatNumber, parent_reseller as parentReseller, is_reseller as isReseller
from customer
where vat_number in (?, ?);
