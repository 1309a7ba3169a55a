/** Mailboxes that are read: by one reader at a time, and how far. `next_reading_at` is when it may be read next, whatever for. */
export const createMailbox = `
create table mailbox (
  name varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
  uid_validity bigint unsigned,
  uid int unsigned not null default 0,
  lease_owner char(24) character set utf8mb4 collate utf8mb4_bin,
  next_reading_at datetime(3) not null,
  read_at datetime(3),
  primary key (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
