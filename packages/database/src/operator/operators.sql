-- What operators.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertOperator
insert into operator (id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, created_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3));

-- listOperators
select (
  select count(*)
  from (
    select 1 as one
    from operator
    limit ?) as counted) as count0;

select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version, id as order0
from operator
order by id
limit ? offset ?;

-- listOperators: with a filter
select (
  select count(*)
  from (
    select 1 as one
    from operator
    where (operator.id collate utf8mb4_unicode_520_ci like ? escape '!'
        or operator.name collate utf8mb4_unicode_520_ci like ? escape '!'
        or operator.notes collate utf8mb4_unicode_520_ci like ? escape '!')
    limit ?) as counted) as count0;

select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version, id as order0
from operator
where (operator.id collate utf8mb4_unicode_520_ci like ? escape '!'
    or operator.name collate utf8mb4_unicode_520_ci like ? escape '!'
    or operator.notes collate utf8mb4_unicode_520_ci like ? escape '!')
order by id
limit ? offset ?;

-- findOperatorById
select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version
from operator
where id = ?;

-- listOperatorIds
select id
from operator
where id in (?, ?);

-- lockOperator
select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version
from operator
where id = ?
for update;

-- updateOperator
update operator
set name = ?, notes = ?, version = ?
where id = ?
  and version = ?;

-- upsertOperators
insert into operator (id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, created_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3))
on duplicate key update version = version + if(cast(id as binary) <=> cast(values(id) as binary)
    and cast(name as binary) <=> cast(values(name) as binary)
    and cast(address as binary) <=> cast(values(address) as binary)
    and cast(np_number as binary) <=> cast(values(np_number) as binary)
    and cast(np_fax as binary) <=> cast(values(np_fax) as binary)
    and cast(np_email as binary) <=> cast(values(np_email) as binary)
    and cast(np_opening_hours as binary) <=> cast(values(np_opening_hours) as binary)
    and cast(notes as binary) <=> cast(values(notes) as binary)
    and cast(fixed_auth as binary) <=> cast(values(fixed_auth) as binary)
    and cast(mvno_auth as binary) <=> cast(values(mvno_auth) as binary)
    and cast(icc_validation as binary) <=> cast(values(icc_validation) as binary)
    and cast(order_wait_hours as binary) <=> cast(values(order_wait_hours) as binary)
    and cast(customer_id_validation as binary) <=> cast(values(customer_id_validation) as binary), 0, 1), id = values(id), name = values(name), address = values(address), np_number = values(np_number), np_fax = values(np_fax), np_email = values(np_email), np_opening_hours = values(np_opening_hours), notes = values(notes), fixed_auth = values(fixed_auth), mvno_auth = values(mvno_auth), icc_validation = values(icc_validation), order_wait_hours = values(order_wait_hours), customer_id_validation = values(customer_id_validation);

-- listOperatorsByIds
select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version
from operator
where id in (?, ?);

-- lockOperators
select id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth, icc_validation, order_wait_hours, customer_id_validation, version
from operator
where id in (?)
order by id
for update;
