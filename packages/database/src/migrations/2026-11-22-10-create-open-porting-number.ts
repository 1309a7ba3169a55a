/** The numbers of open portings, one row a number: the key allows one open porting per number. */
export const createOpenPortingNumber = `
create table open_porting_number (
  number varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (number),
  key open_porting_number_porting (porting),
  constraint open_porting_number_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
