-- What find-claimed-delivery.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findClaimedDelivery
select delivery.id, delivery.method, delivery.recipient, delivery.language, delivery.message_id, delivery.return_by, first.started_at, customer.name as customerName, contact.name as contactName, contact.email_address as contactEmail, contact.fax_number as contactFax, poa_document.id as documentId, poa_document.porting_code, poa_document.number_count, poa_document.pages, poa_document.mit_id, poa_document_file.bytes, operator.name as donorName
from delivery
inner join customer on customer.id = delivery.customer
left join employee as contact on contact.primary_of = delivery.customer
inner join delivery_document on delivery_document.delivery = delivery.id
inner join poa_document on poa_document.id = delivery_document.document
inner join poa_document_file on poa_document_file.document = poa_document.id
inner join operator on operator.id = poa_document.operator
inner join delivery_attempt as first on first.delivery = delivery.id
  and first.number = ?
where delivery.id = ?
  and delivery.lease_owner = ?
order by poa_document.operator;
