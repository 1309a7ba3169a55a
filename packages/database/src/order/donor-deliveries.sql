-- What donor-deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listDonorDeliveries
select link.signed_copy as signedCopy, delivery.method, delivery.state
from delivery_signed_copy as link
inner join delivery on delivery.id = link.delivery
where link.signed_copy in (?)
  and (delivery.letter = 'DONOR'
    and delivery.cc_of is null
    and json_contains(delivery.letter_facts, 'true', '$.toDonor'));
