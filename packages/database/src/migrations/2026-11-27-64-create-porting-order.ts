/**
 * Orders on their way to whoever passes them on to the donors, and what came of them. One for each time that a porting was
 * ordered. `answer_id` tells the message that was the answer, so that it is taken once.
 */
export const createPortingOrder = `
create table porting_order (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  porting_version int unsigned not null,
  facts mediumtext not null,
  state varchar(12) character set utf8mb4 collate utf8mb4_bin not null,
  attempts int unsigned not null,
  next_attempt_at datetime(3),
  lease_owner char(24) character set utf8mb4 collate utf8mb4_bin,
  created_at datetime(3) not null,
  created_by char(24) character set utf8mb4 collate utf8mb4_bin,
  sent_at datetime(3),
  answer varchar(16) character set utf8mb4 collate utf8mb4_bin,
  answer_text varchar(200),
  answer_id char(64) character set utf8mb4 collate utf8mb4_bin,
  answered_at datetime(3),
  primary key (id),
  unique key porting_order_porting (porting, porting_version),
  key porting_order_claim (state, next_attempt_at),
  constraint porting_order_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
