/** Powers of attorney. `facts` is the JSON of everything that was printed; `sha256` is hex of the file's bytes. */
export const createPoaDocument = `
create table poa_document (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  operator char(5) character set utf8mb4 collate utf8mb4_bin not null,
  porting_code char(11) character set utf8mb4 collate utf8mb4_bin not null,
  method varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  mit_id tinyint(1) not null,
  facts mediumtext not null,
  number_count int unsigned not null,
  pages smallint unsigned not null,
  sha256 char(64) character set utf8mb4 collate utf8mb4_bin not null,
  created_at datetime(3) not null,
  created_by char(24) character set utf8mb4 collate utf8mb4_bin not null,
  downloaded_at datetime(3),
  replaced_at datetime(3),
  primary key (id),
  unique key poa_document_porting_code (porting_code),
  key poa_document_customer (customer, replaced_at),
  constraint poa_document_customer foreign key (customer) references customer (id),
  constraint poa_document_operator foreign key (operator) references operator (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
