/** SIP accounts (many numbers) and MVNO accounts (one mobile number); only ACTIVE ones are live. */
export const createVoiceAccount = `
create table voice_account (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  type varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200),
  sim_number varchar(32) character set utf8mb4 collate utf8mb4_bin,
  state varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  created_at datetime(3) not null,
  primary key (id),
  key voice_account_customer (customer, state),
  constraint voice_account_customer foreign key (customer) references customer (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
