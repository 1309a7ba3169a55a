/** The numbers of portings that are over, to find them by; any number of portings may have had one. */
export const createEndedPortingNumber = `
create table ended_porting_number (
  number varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  reversed_number varchar(16) character set utf8mb4 collate utf8mb4_bin
    generated always as (reverse(number)) virtual invisible,
  primary key (number, porting),
  key ended_porting_number_porting (porting),
  key ended_porting_number_end (reversed_number, porting),
  constraint ended_porting_number_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
