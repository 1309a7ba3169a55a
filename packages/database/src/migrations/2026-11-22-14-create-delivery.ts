/**
 * Documents on their way to a customer. States: queued, sending, sent, failed, unknown. `message_id` is made once,
 * so that a repeated e-mail can be recognised. The lease runs on the database's clock.
 */
export const createDelivery = `
create table delivery (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  method varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  recipient varchar(254) character set utf8mb4 collate utf8mb4_bin not null,
  language char(2) character set utf8mb4 collate utf8mb4_bin not null,
  message_id varchar(254) character set utf8mb4 collate utf8mb4_bin not null,
  state varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  attempts smallint unsigned not null,
  next_attempt_at datetime(3) not null,
  lease_owner char(24) character set utf8mb4 collate utf8mb4_bin,
  lease_until datetime(3),
  answer varchar(200),
  created_at datetime(3) not null,
  created_by char(24) character set utf8mb4 collate utf8mb4_bin not null,
  settled_at datetime(3),
  primary key (id),
  unique key delivery_message_id (message_id),
  key delivery_lease (lease_owner),
  key delivery_due (state, next_attempt_at),
  key delivery_customer (customer),
  constraint delivery_customer foreign key (customer) references customer (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
