/** The file of a signed copy, a megabyte a row: no packet of the server is too small for it. */
export const createSignedCopyPart = `
create table signed_copy_part (
  signed_copy char(24) character set utf8mb4 collate utf8mb4_bin not null,
  number smallint unsigned not null,
  bytes mediumblob not null,
  primary key (signed_copy, number),
  constraint signed_copy_part_signed_copy foreign key (signed_copy) references signed_copy (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
