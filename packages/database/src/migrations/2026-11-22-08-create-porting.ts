/**
 * Portings. `operator` is the donor. `additional_numbers` and `notify` are JSON arrays of strings. `version`
 * counts the changes of stage and names the row of each in `porting_stage`.
 */
export const createPorting = `
create table porting (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  voice_account char(24) character set utf8mb4 collate utf8mb4_bin not null,
  operator char(5) character set utf8mb4 collate utf8mb4_bin not null,
  number varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  additional_numbers mediumtext,
  number_type varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  porting_type varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  donor_sim_number varchar(32) character set utf8mb4 collate utf8mb4_bin,
  donor_customer_id varchar(200),
  requested_date datetime(3),
  notify text,
  stage varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
  stage_at datetime(3) not null,
  stage_message varchar(500),
  stage_employee char(24) character set utf8mb4 collate utf8mb4_bin,
  version int unsigned not null,
  created_at datetime(3) not null,
  primary key (id),
  key porting_gather (customer, stage, operator, number),
  key porting_voice_account (voice_account),
  constraint porting_customer foreign key (customer) references customer (id),
  constraint porting_voice_account foreign key (voice_account) references voice_account (id),
  constraint porting_operator foreign key (operator) references operator (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
