/** Addresses for which somebody asked for a sign-in link, whether they are known or not, until a sender has looked. */
export const createSignInRequest = `
create table sign_in_request (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  email_address varchar(254) character set utf8mb4 collate utf8mb4_bin not null,
  requested_at datetime(3) not null,
  primary key (id),
  key sign_in_request_requested (requested_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
