-- What voice-accounts.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- findVoiceAccountCustomer
select customer
from voice_account
where id = ?
  and type = ?
  and state = ?;

-- lockVoiceAccount
select voice_account.id, voice_account.customer, voice_account.type, voice_account.name, voice_account.version
from voice_account
inner join customer on customer.id = voice_account.customer
where voice_account.id = ?
  and voice_account.type = ?
  and voice_account.state = ?
for update;

-- insertVoiceAccount
insert into voice_account (id, customer, type, name, sim_number, state, created_at)
values (?, ?, ?, ?, ?, ?, utc_timestamp(3));

-- insertVoiceAccounts
insert into voice_account (id, customer, type, name, sim_number, state, created_at)
values (?, ?, ?, ?, ?, ?, utc_timestamp(3));

-- updateVoiceAccount
update voice_account
set state = ?, version = ?
where id = ?
  and version = ?;

-- updateLiveAccounts
update voice_account
set version = version + 1
where id in (?, ?)
  and state = ?;

-- listLiveAccountIds
select id
from voice_account
where id in (?, ?)
  and state = ?;

-- listAccountNumbers
select voice_account as account, number
from voice_account_number
where voice_account in (?)
order by number;

-- listNumbersByAccounts
select voice_account as account, number
from voice_account_number
where voice_account in (?, ?)
order by number;

-- listNumbersOnOtherAccounts
select number
from voice_account_number
where number in (?, ?)
  and voice_account != ?
order by number;

-- insertAccountNumbers
insert into voice_account_number (number, voice_account)
values (?, ?), (?, ?);

-- insertNumbersOfAccounts
insert into voice_account_number (number, voice_account)
values (?, ?);

-- deleteAccountNumbers
delete from voice_account_number
where number in (?, ?)
  and voice_account = ?;
