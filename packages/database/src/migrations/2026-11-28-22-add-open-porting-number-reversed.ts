/** The number from its end: an index of this finds numbers by their last digits. It takes no room by itself. */
export const addOpenPortingNumberReversed = `
alter table open_porting_number
  add column reversed_number varchar(16) character set utf8mb4 collate utf8mb4_bin
    generated always as (reverse(number)) virtual`
