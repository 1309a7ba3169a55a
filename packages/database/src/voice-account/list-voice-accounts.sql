-- What list-voice-accounts.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listVoiceAccounts
select count(*) as total
from voice_account
where voice_account.state = ?
  and true;

select id, customer, type, name, sim_number as simNumber, version
from voice_account
where voice_account.state = ?
  and true
order by created_at, id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;

-- listVoiceAccounts: of a customer
select count(*) as total
from voice_account
where voice_account.state = ?
  and voice_account.customer in (
  with recursive beneath (id) as (
    select customer.id
    from customer
    where customer.id = ?
    union
    select customer.id
    from customer
    join beneath on customer.parent_reseller = beneath.id)
  select beneath.id
  from beneath)
  and voice_account.customer = ?;

select id, customer, type, name, sim_number as simNumber, version
from voice_account
where voice_account.state = ?
  and voice_account.customer in (
  with recursive beneath (id) as (
    select customer.id
    from customer
    where customer.id = ?
    union
    select customer.id
    from customer
    join beneath on customer.parent_reseller = beneath.id)
  select beneath.id
  from beneath)
  and voice_account.customer = ?
order by created_at, id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;
