-- What claim-deliveries.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- claimDeliveries: to hand over
select id, state, job, attempts, lease_owner as leaseOwner, next_attempt_at as dueAt, case when job is null then 0 else coalesce((
    select timestampdiff(hour, attempt.started_at, utc_timestamp(3))
    from delivery_attempt as attempt
    where attempt.delivery = delivery.id
      and attempt.number = delivery.attempts), 0) end as hours
from delivery
where method = ?
  and state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

select id, state, job, attempts, lease_owner as leaseOwner, next_attempt_at as dueAt, case when job is null then 0 else coalesce((
    select timestampdiff(hour, attempt.started_at, utc_timestamp(3))
    from delivery_attempt as attempt
    where attempt.delivery = delivery.id
      and attempt.number = delivery.attempts), 0) end as hours
from delivery
where method = ?
  and state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

begin;

update delivery
set state = ?, lease_owner = ?, next_attempt_at = utc_timestamp(3) + interval ? second, attempts = attempts + (id in (?))
where (id = ?
    and state = ?
    and attempts = ?
    and lease_owner <=> ?
    and job <=> ?)
  and next_attempt_at <= utc_timestamp(3);

insert into delivery_attempt (delivery, number, started_at)
values (?, ?, utc_timestamp(3));

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;

-- claimDeliveries: of a fax whose sender died
select id, state, job, attempts, lease_owner as leaseOwner, next_attempt_at as dueAt, case when job is null then 0 else coalesce((
    select timestampdiff(hour, attempt.started_at, utc_timestamp(3))
    from delivery_attempt as attempt
    where attempt.delivery = delivery.id
      and attempt.number = delivery.attempts), 0) end as hours
from delivery
where method = ?
  and state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

select id, state, job, attempts, lease_owner as leaseOwner, next_attempt_at as dueAt, case when job is null then 0 else coalesce((
    select timestampdiff(hour, attempt.started_at, utc_timestamp(3))
    from delivery_attempt as attempt
    where attempt.delivery = delivery.id
      and attempt.number = delivery.attempts), 0) end as hours
from delivery
where method = ?
  and state = ?
  and next_attempt_at <= utc_timestamp(3)
order by next_attempt_at
limit ?;

begin;

update delivery
set state = ?, lease_owner = ?, next_attempt_at = utc_timestamp(3) + interval ? second
where (id = ?
    and state = ?
    and attempts = ?
    and lease_owner <=> ?
    and job <=> ?)
  and next_attempt_at <= utc_timestamp(3);

insert into commit_mark (id, is_committed, made_at)
values (?, ?, utc_timestamp(3));

commit;
