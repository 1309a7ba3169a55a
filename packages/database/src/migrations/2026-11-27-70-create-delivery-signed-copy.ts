/** The signed copies that a delivery carries. */
export const createDeliverySignedCopy = `
create table delivery_signed_copy (
  delivery char(24) character set utf8mb4 collate utf8mb4_bin not null,
  signed_copy char(24) character set utf8mb4 collate utf8mb4_bin not null,
  primary key (delivery, signed_copy),
  key delivery_signed_copy_signed_copy (signed_copy),
  constraint delivery_signed_copy_delivery foreign key (delivery) references delivery (id),
  constraint delivery_signed_copy_signed_copy foreign key (signed_copy) references signed_copy (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
