-- What deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertDelivery
insert into delivery (id, customer, method, recipient, other_recipient, language, message_id, return_by, state, attempts, next_attempt_at, created_at, created_by, resend_of, letter, letter_facts)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3), utc_timestamp(3), ?, ?, ?, ?);

insert into delivery_document (delivery, document)
values (?, ?);

-- findDeliveryState
select customer, state
from delivery
where id = ?;

-- lockDelivery
update delivery
set resends = resends + ?
where id = ?;

select delivery.id, customer as customerId, method, recipient, state, delivery_document.document
from delivery
inner join delivery_document on delivery_document.delivery = delivery.id
where delivery.id = ?;

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
  and state <> ?
  and (state in (?, ?)
    or created_at > utc_timestamp(3) - interval 1 minute)
order by created_at desc;

-- countOtherRecipient
select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime) as hour;

insert into other_recipient_hour (customer, hour, sent)
values (?, ?, ?)
on duplicate key update sent = sent + ?;

select sent
from other_recipient_hour
where customer = ?
  and hour = ?;

-- recordRefusedRecipient
select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime) as hour;

insert into other_recipient_hour (customer, hour, refused)
values (?, ?, ?)
on duplicate key update refused = refused + ?;
