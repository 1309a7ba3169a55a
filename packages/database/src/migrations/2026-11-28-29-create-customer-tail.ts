/**
 * What a text that is searched goes on with from each of its letters: who contains a part has a tail that begins with it,
 * and a beginning an index finds.
 */
export const createCustomerTail = `
create table customer_tail (
  tail varchar(12) not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (tail, customer)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
