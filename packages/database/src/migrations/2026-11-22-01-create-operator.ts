/** Danish service operators and how each wants portings authorised; the key is the CPS code. */
export const createOperator = `
create table operator (
  id char(5) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200) not null,
  address varchar(500) not null,
  np_number varchar(16) not null,
  np_fax varchar(16),
  np_email varchar(254),
  np_opening_hours varchar(200),
  notes text,
  fixed_auth varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  mvno_auth varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  icc_validation varchar(200) character set utf8mb4 collate utf8mb4_bin,
  order_wait_hours smallint unsigned,
  customer_id_validation tinyint(1) not null,
  created_at datetime(3) not null,
  primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
