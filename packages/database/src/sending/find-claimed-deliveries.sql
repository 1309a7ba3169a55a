-- What find-claimed-deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findClaimedDeliveries
select delivery.id, delivery.method, delivery.recipient, delivery.language, delivery.message_id, delivery.return_by, first.started_at, delivery.letter, delivery.letter_facts, customer.name as customerName, contact.name as contactName, contact.email_address as contactEmail, contact.fax_number as contactFax, delivery.cc, main.recipient as mainRecipient, main.cc as mainCc, exists (
  select copy.delivery
  from delivery_signed_copy as copy
  where copy.delivery = delivery.id) as hasSignedCopies
from delivery
inner join customer on customer.id = delivery.customer
left join employee as contact on contact.primary_of = delivery.customer
left join delivery as main on main.id = delivery.cc_of
inner join delivery_attempt as first on first.delivery = delivery.id
  and first.number = ?
where delivery.id in (?)
  and delivery.lease_owner = ?;

select delivery_document.delivery, poa_document.id, poa_document.porting_code as portingCode, operator.name as donorName, poa_document.number_count as numberCount, poa_document.pages, poa_document.mit_id, poa_document_file.bytes
from delivery_document
inner join poa_document on poa_document.id = delivery_document.document
left join poa_document_file on poa_document_file.document = poa_document.id
inner join operator on operator.id = poa_document.operator
where delivery_document.delivery in (?)
order by poa_document.operator;

-- listSignedCopiesOf
select signed_copy.id, signed_copy.type, part.bytes
from delivery_signed_copy
inner join signed_copy on signed_copy.id = delivery_signed_copy.signed_copy
left join signed_copy_part as part on part.signed_copy = signed_copy.id
where delivery_signed_copy.delivery = ?
order by signed_copy.received_at, signed_copy.id, part.number;
