/**
 * Work that must go one after the other: who changes a row here first is first, on a cluster too, where two changes
 * of one row cannot both be committed.
 */
export const createTurn = `
create table turn (
  name varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
  taken int unsigned not null,
  primary key (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
