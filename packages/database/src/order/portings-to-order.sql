-- What portings-to-order.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listOrderFacts
select porting.id as porting, porting_type as portingType, donor_sim_number as donorSimNumber, donor_customer_id as donorCustomerId, porting.stage_at + interval coalesce(operator.order_wait_hours, 0) hour as startsAt, ((porting.stage = 'IN_POA_SENT'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and porting.stage_at + interval coalesce(operator.order_wait_hours, 0) hour <= utc_timestamp(3)))
    or (porting.stage = 'IN_POA_RECEIVED_FROM_CUSTOMER'
      and porting.number_type = 'MVNO'
      and exists (
      select 1
      from operator
      where operator.id = porting.operator
        and operator.mvno_auth = 'ICC'))
    or porting.stage in ('IN_REJECTED', 'IN_DONOR_CONTACTED')) as isReady, auto_start_order as autoStartOrder, coalesce(auto_start_order <= utc_timestamp(3), 0) as isDue
from porting
inner join operator on operator.id = porting.operator
where porting.id in (?, ?);

-- scheduleOrders
update porting
set auto_start_order = (
  select porting.stage_at + interval coalesce(operator.order_wait_hours, 0) hour
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
order by auto_start_order, id;
