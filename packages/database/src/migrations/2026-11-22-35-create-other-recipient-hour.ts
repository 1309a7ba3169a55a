/** How many deliveries of a customer went to others than its contact in an hour (UTC), and how many were refused. */
export const createOtherRecipientHour = `
create table other_recipient_hour (
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  hour datetime not null,
  sent int unsigned not null default 0,
  refused int unsigned not null default 0,
  primary key (customer, hour),
  constraint other_recipient_hour_customer foreign key (customer) references customer (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
