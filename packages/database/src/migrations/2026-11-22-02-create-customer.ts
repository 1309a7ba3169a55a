/** Customers; a reseller is a customer that is the parent of others. */
export const createCustomer = `
create table customer (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200) not null,
  vat_number varchar(200),
  address varchar(500),
  zip varchar(200),
  city varchar(200),
  state varchar(200),
  country varchar(200),
  fax_number varchar(16),
  email_address varchar(254),
  parent_reseller char(24) character set utf8mb4 collate utf8mb4_bin,
  is_reseller tinyint(1) not null,
  created_at datetime(3) not null,
  primary key (id),
  key customer_parent_reseller (parent_reseller),
  constraint customer_parent_reseller foreign key (parent_reseller) references customer (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
