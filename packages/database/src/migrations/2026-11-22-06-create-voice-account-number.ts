/** The numbers of live accounts, one row a number: the key keeps a number off two accounts at once. */
export const createVoiceAccountNumber = `
create table voice_account_number (
  number varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  voice_account char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (number),
  key voice_account_number_account (voice_account),
  constraint voice_account_number_account foreign key (voice_account) references voice_account (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
