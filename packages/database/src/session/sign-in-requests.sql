-- What sign-in-requests.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- insertSignInRequest
insert into sign_in_request (id, email_address, requested_at)
values (?, ?, utc_timestamp(3));

-- areSignInRequestsFull
select id
from sign_in_request
where requested_at > utc_timestamp(3) - interval 15 minute
limit ? offset ?;

-- listSignInRequests
select id, email_address as emailAddress
from sign_in_request
where requested_at > utc_timestamp(3) - interval 15 minute
order by requested_at
limit ?;

-- deleteSignInRequest
delete from sign_in_request
where id = ?;

-- listEmployeesToSignIn
select id as employeeId, customer as customerId, email_address as emailAddress
from employee
where email_address = ?
  and access_level <> ?
order by id
limit ?;
