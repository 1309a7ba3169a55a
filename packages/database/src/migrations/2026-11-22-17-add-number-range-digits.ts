/**
 * Finds the ranges around a number without reading all that begin before it: a range of `digits` d holds at most 10^d
 * numbers, so it begins at most 10^d - 1 before any of them. 9 is true of every range that was there already.
 */
export const addNumberRangeDigits = `
alter table number_range
  add column digits tinyint unsigned not null default 9,
  add key number_range_digits (digits, first_number)`
