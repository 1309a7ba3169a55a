/**
 * Deliveries that were tried before tries were kept get a row for the first, with what is still known of it, because
 * the letter is dated by it. They were tried within a second of being recorded.
 */
export const addFirstAttempts = `
insert into delivery_attempt (delivery, number, started_at, ended_at, outcome, answer)
select id, 1, created_at,
  case when attempts > 1 then created_at when state <> 'sending' then coalesce(settled_at, created_at) end,
  case when attempts > 1 then 'queued' when state <> 'sending' then state end,
  case when attempts = 1 then answer end
from delivery
where attempts > 0 and not exists (
  select 1 from delivery_attempt as attempt where attempt.delivery = delivery.id and attempt.number = 1)`
