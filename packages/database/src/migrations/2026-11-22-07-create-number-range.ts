/** Which operator holds which numbers: digits of E.164 as integers, a single number is a range of one. */
export const createNumberRange = `
create table number_range (
  first_number bigint unsigned not null,
  last_number bigint unsigned not null,
  operator char(5) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (first_number, last_number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
