/** The bytes of each document, apart from its row so that lists stay light. */
export const createPoaDocumentFile = `
create table poa_document_file (
  document char(24) character set utf8mb4 collate utf8mb4_bin not null,
  bytes longblob not null,
  primary key (document),
  constraint poa_document_file_document foreign key (document) references poa_document (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
