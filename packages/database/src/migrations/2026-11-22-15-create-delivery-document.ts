/** Which documents a delivery carries. */
export const createDeliveryDocument = `
create table delivery_document (
  delivery char(24) character set utf8mb4 collate utf8mb4_bin not null,
  document char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (delivery, document),
  key delivery_document_document (document),
  constraint delivery_document_delivery foreign key (delivery) references delivery (id),
  constraint delivery_document_document foreign key (document) references poa_document (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
