/** Each try to hand a delivery over. Without an end it is under way, or its sender died. */
export const createDeliveryAttempt = `
create table delivery_attempt (
  delivery char(24) character set utf8mb4 collate utf8mb4_bin not null,
  number smallint unsigned not null,
  started_at datetime(3) not null,
  ended_at datetime(3),
  outcome varchar(8) character set utf8mb4 collate utf8mb4_bin,
  answer varchar(200),
  primary key (delivery, number),
  constraint delivery_attempt_delivery foreign key (delivery) references delivery (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
