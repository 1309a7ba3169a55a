-- What customer-with-contact.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findCustomerWithContact
select customer.name, customer.address, customer.zip, customer.city, customer.state, customer.country, customer.vat_number as vatNumber, employee.language, customer.email_address as customerEmail, employee.email_address as contactEmail, customer.fax_number as customerFax, employee.fax_number as contactFax, employee.email_address is not null
  and employee.email_own_from > utc_timestamp(3) as isRecentEmail, employee.fax_number is not null
  and employee.fax_own_from > utc_timestamp(3) as isRecentFax, exists (
  select poa_document.id
  from poa_document
  where poa_document.customer = customer.id
    and replaced_at is null) as hasOpenPoas
from customer
left join employee on employee.primary_of = customer.id
where customer.id = ?;

-- lockOwner
select customer.name, customer.address, customer.zip, customer.city, customer.state, customer.country, customer.vat_number as vatNumber
from customer
where id = ?
for update;
