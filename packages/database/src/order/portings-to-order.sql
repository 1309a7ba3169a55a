-- What portings-to-order.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listOrderFacts
select porting.id as porting, porting_type as portingType, donor_sim_number as donorSimNumber, donor_customer_id as donorCustomerId, case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
  select max(sent.entered_at)
  from porting_stage sent
  where sent.porting = porting.id
    and sent.stage = 'IN_POA_SENT'
    and not exists (
    select 1
    from porting_stage ordered
    where ordered.porting = sent.porting
      and ordered.version > sent.version
      and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour as startsAt, ((porting.stage = 'IN_POA_SENT'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and coalesce(case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
          select max(sent.entered_at)
          from porting_stage sent
          where sent.porting = porting.id
            and sent.stage = 'IN_POA_SENT'
            and not exists (
            select 1
            from porting_stage ordered
            where ordered.porting = sent.porting
              and ordered.version > sent.version
              and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3), 1)))
    or (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
      and porting.number_type = 'MVNO'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and operator.mvno_auth = 'ICC'))
    or porting.stage = 'IN_REJECTED'
    or (porting.stage = 'IN_DONOR_CONTACTED'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and coalesce(case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
          select max(sent.entered_at)
          from porting_stage sent
          where sent.porting = porting.id
            and sent.stage = 'IN_POA_SENT'
            and not exists (
            select 1
            from porting_stage ordered
            where ordered.porting = sent.porting
              and ordered.version > sent.version
              and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3), 1)))) as isReady, auto_start_order as autoStartOrder, coalesce(auto_start_order <= utc_timestamp(3), 0) as isDue
from porting
inner join operator on operator.id = porting.operator
where porting.id in (?, ?);

-- scheduleOrders
update porting
set auto_start_order = (
  select case porting.stage when 'IN_POA_SENT' then porting.stage_at when 'IN_DONOR_CONTACTED' then (
    select max(sent.entered_at)
    from porting_stage sent
    where sent.porting = porting.id
      and sent.stage = 'IN_POA_SENT'
      and not exists (
      select 1
      from porting_stage ordered
      where ordered.porting = sent.porting
        and ordered.version > sent.version
        and ordered.stage = 'IN_ORDERED')) end + interval coalesce(operator.order_wait_hours, 0) hour
  from operator
  where operator.id = porting.operator), auto_start_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?));

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- unscheduleOrders
update porting
set auto_start_order = ?, auto_start_employee = ?, version = version + 1
where id in (?)
  and (id, version) in ((?, ?));

insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, before_change, after_change)
values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listDueOrders
select auto_start_order as dueAt, customer
from porting
where auto_start_order <= utc_timestamp(3)
  and not exists (
  select 1
  from signed_copy_porting filed
  join delivery_signed_copy link on link.signed_copy = filed.signed_copy
  join delivery on delivery.id = link.delivery
  where filed.porting = porting.id
    and delivery.state in ('queued', 'sending')
    and (delivery.letter = 'DONOR'
      and delivery.cc_of is null
      and json_contains(delivery.letter_facts, 'true', '$.toDonor')))
order by auto_start_order, id;
