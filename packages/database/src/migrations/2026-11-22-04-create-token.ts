/** API tokens: only the SHA-256 of a token is kept, so a stolen table opens nothing. */
export const createToken = `
create table token (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  employee char(24) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200) not null,
  prefix varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  hash binary(32) not null,
  created_at datetime(3) not null,
  expires_at datetime(3),
  revoked_at datetime(3),
  primary key (id),
  unique key token_hash (hash),
  key token_employee (employee),
  constraint token_employee foreign key (employee) references employee (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
