-- What employee-with-customer.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findEmployeeWithCustomer
select employee.id, employee.name, employee.email_address, employee.language, customer.id as customerId, customer.name as customerName, customer.is_reseller
from employee
inner join customer on customer.id = employee.customer
where employee.id = ?;
