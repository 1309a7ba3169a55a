/**
 * Users. `primary_of` repeats the customer for its primary contact and is null for everybody else, so that the
 * unique key allows one primary contact per customer.
 */
export const createEmployee = `
create table employee (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin not null,
  access_level varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200) not null,
  email_address varchar(254),
  fax_number varchar(16),
  language char(2) character set utf8mb4 collate utf8mb4_bin not null,
  primary_of char(24) character set utf8mb4 collate utf8mb4_bin,
  created_at datetime(3) not null,
  primary key (id),
  unique key employee_primary_of (primary_of),
  key employee_customer (customer),
  constraint employee_customer foreign key (customer) references customer (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
