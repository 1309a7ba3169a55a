-- What list-voice-accounts.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listVoiceAccounts
select (
  select count(*)
  from (
    select 1 as one
    from voice_account
    where voice_account.state = ?
      and true
    limit ?) as counted) as count0;

select id, customer, type, name, sim_number as simNumber, version, created_at as order0, id as order1
from voice_account
where voice_account.state = ?
  and true
order by created_at, id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;

-- listVoiceAccounts: of a reseller
select (
  select count(*)
  from (
    select 1 as one
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
    limit ?) as counted) as count0;

select id, customer, type, name, sim_number as simNumber, version, created_at as order0, id as order1
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
order by coalesce(created_at), id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;

-- listVoiceAccounts: of the own customer
select (
  select count(*)
  from (
    select 1 as one
    from voice_account
    where voice_account.state = ?
      and voice_account.customer = ?
    limit ?) as counted) as count0;

select id, customer, type, name, sim_number as simNumber, version, created_at as order0, id as order1
from voice_account
where voice_account.state = ?
  and voice_account.customer = ?
order by created_at, id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;

-- listVoiceAccounts: of a customer
select (
  select count(*)
  from (
    select 1 as one
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
    limit ?) as counted) as count0;

select id, customer, type, name, sim_number as simNumber, version, created_at as order0, id as order1
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
order by coalesce(created_at), id
limit ? offset ?;

select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;
