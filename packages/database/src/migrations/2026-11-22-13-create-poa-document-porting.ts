/** Which portings a document covers. */
export const createPoaDocumentPorting = `
create table poa_document_porting (
  document char(24) character set utf8mb4 collate utf8mb4_bin not null,
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (document, porting),
  key poa_document_porting_porting (porting),
  constraint poa_document_porting_document foreign key (document) references poa_document (id),
  constraint poa_document_porting_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
