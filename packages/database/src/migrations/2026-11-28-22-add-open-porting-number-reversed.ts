/** The number from its end, by an index of which numbers are found by their last digits. Nobody writes or copies it: invisible. */
export const addOpenPortingNumberReversed = `
alter table open_porting_number
  add column reversed_number varchar(16) character set utf8mb4 collate utf8mb4_bin
    generated always as (reverse(number)) virtual invisible`
