-- What find-claimed-delivery.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findClaimedDelivery
select delivery.id, delivery.method, delivery.recipient, delivery.language, delivery.message_id, delivery.return_by, first.started_at, delivery.letter, delivery.letter_facts, customer.name as customerName, contact.name as contactName, contact.email_address as contactEmail, contact.fax_number as contactFax, delivery.cc, main.recipient as mainRecipient, main.cc as mainCc
from delivery
inner join customer on customer.id = delivery.customer
left join employee as contact on contact.primary_of = delivery.customer
left join delivery as main on main.id = delivery.cc_of
inner join delivery_attempt as first on first.delivery = delivery.id
  and first.number = ?
where delivery.id = ?
  and delivery.lease_owner = ?;
