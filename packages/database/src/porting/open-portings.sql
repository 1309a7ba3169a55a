-- What open-portings.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listOpenPortings
select id, version, stage, number, additional_numbers as additionalNumbers
from porting
where voice_account = ?
  and stage not in (?, ?)
order by number;

-- listNumbersInOtherPortings
select number, porting
from open_porting_number
where number in (?, ?)
order by number;
