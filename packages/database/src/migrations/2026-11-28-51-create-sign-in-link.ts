/**
 * Sign-in links of employees. The sender makes the secret when it hands the mail over, and the SHA-256 of it is all that is
 * kept: a stolen table opens nothing. `next_attempt_at` is null when the mail has left or will not any more.
 */
export const createSignInLink = `
create table sign_in_link (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  employee char(24) character set utf8mb4 collate utf8mb4_bin not null,
  email_address varchar(254) not null,
  created_at datetime(3) not null,
  next_attempt_at datetime(3),
  hash binary(32),
  expires_at datetime(3),
  used_at datetime(3),
  primary key (id),
  unique key sign_in_link_hash (hash),
  key sign_in_link_due (next_attempt_at),
  key sign_in_link_created (created_at),
  key sign_in_link_employee (employee),
  constraint sign_in_link_employee foreign key (employee) references employee (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
