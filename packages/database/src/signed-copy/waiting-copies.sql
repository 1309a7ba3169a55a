-- What waiting-copies.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- countWaitingCopiesOfPorting
select count(*) as count
from signed_copy_porting
inner join signed_copy on signed_copy.id = signed_copy_porting.signed_copy
where signed_copy_porting.porting = ?
  and signed_copy.state = ?;

select count(*) as count
from signed_copy
where uploaded_to = ?
  and state = ?;

-- countWaitingCopiesOfCustomer
select count(*) as count
from signed_copy
where customer = ?
  and state in (?, ?);

-- sumUnmatchedMail
select count(*) as files, sum(size) as bytes
from signed_copy
where state = ?
  and source = ?;
