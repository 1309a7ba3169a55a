-- What poa-facts.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findPoaFacts
select null as contact, porting.id, porting.version, porting.notify is not null as isFollowed, porting.operator as cpsCode, operator.name as donorName, porting.number, porting.additional_numbers as additionalNumbers, porting.number_type as numberType, porting.donor_sim_number as donorSimNumber, porting.donor_customer_id as donorCustomerId, porting.requested_date as requestedDate
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
union all
select cast(json_array(contact.name, contact.address, contact.zip, contact.city, contact.state, contact.country, contact.vatNumber, contact.language, contact.customerEmail, contact.contactEmail, contact.customerFax, contact.contactFax, contact.isRecentEmail, contact.isRecentFax, contact.hasOpenPoas) as char) as contact, null as none0, null as none1, null as none2, null as none3, null as none4, null as none5, null as none6, null as none7, null as none8, null as none9, null as none10
from (
  select customer.name, customer.address, customer.zip, customer.city, customer.state, customer.country, customer.vat_number as vatNumber, employee.language, customer.email_address as customerEmail, employee.email_address as contactEmail, customer.fax_number as customerFax, employee.fax_number as contactFax, employee.email_address is not null
    and employee.email_own_from > utc_timestamp(3) as isRecentEmail, employee.fax_number is not null
    and employee.fax_own_from > utc_timestamp(3) as isRecentFax, exists (
    select poa_document.id
    from poa_document
    where poa_document.customer = customer.id
      and replaced_at is null) as hasOpenPoas
  from customer
  left join employee on employee.primary_of = customer.id
  where customer.id = ?) as contact;
