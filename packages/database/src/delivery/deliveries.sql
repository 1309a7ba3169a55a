-- What deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertDelivery
insert into delivery (id, customer, method, recipient, other_recipient, language, message_id, return_by, state, attempts, next_attempt_at, created_at, created_by, resend_of, letter, letter_facts, cc, cc_of, next_reminder_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?);

insert into delivery_document (delivery, document)
values (?, ?);

-- insertDeliveries
insert into delivery (id, customer, method, recipient, other_recipient, language, message_id, return_by, state, attempts, next_attempt_at, created_at, created_by, resend_of, letter, letter_facts, cc, cc_of, next_reminder_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?, ?, ?, ?, ?, ?, utc_timestamp(3) + interval ? day);

insert into delivery_document (delivery, document)
values (?, ?), (?, ?);

insert into delivery_signed_copy (delivery, signed_copy)
values (?, ?);

-- findDeliveryState
select customer, state, letter
from delivery
where id = ?;

-- lockDelivery
update delivery
set resends = resends + ?
where id = ?;

select id, customer as customerId, method, recipient, state, letter, letter_facts, cc_of as ccOf
from delivery
where id = ?;

select document
from delivery_document
where delivery = ?;

select signed_copy
from delivery_signed_copy
where delivery = ?;

-- updateQueuedDeliveryToDue
update delivery
set next_attempt_at = utc_timestamp(3)
where id = ?
  and state = ?;

-- decideDelivery
update delivery
set state = ?, cause = ?, next_attempt_at = ?, settled_at = utc_timestamp(3), decided_at = utc_timestamp(3), decided_by = ?
where id = ?;

-- findRepeat
select id
from delivery
where resend_of = ?
  and recipient = ?
  and cc <=> ?
  and created_by is not null
  and state <> ?
  and (state in (?, ?)
    or created_at > utc_timestamp(3) - interval 1 minute)
order by created_at desc;
