/** The portings that a signed copy was filed for. */
export const createSignedCopyPorting = `
create table signed_copy_porting (
  signed_copy char(24) character set utf8mb4 collate utf8mb4_bin not null,
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (signed_copy, porting),
  key signed_copy_porting_porting (porting),
  constraint signed_copy_porting_signed_copy foreign key (signed_copy) references signed_copy (id),
  constraint signed_copy_porting_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
