/** Who changed what; nothing in it is ever changed. Without an employee it was the installation itself. */
export const createAuditLog = `
create table audit_log (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  made_at datetime(3) not null,
  customer char(24) character set utf8mb4 collate utf8mb4_bin,
  employee char(24) character set utf8mb4 collate utf8mb4_bin,
  access_level varchar(16) character set utf8mb4 collate utf8mb4_bin,
  action varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
  object_type varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
  object varchar(32) character set utf8mb4 collate utf8mb4_bin,
  request_id varchar(64) character set utf8mb4 collate utf8mb4_bin,
  before_change mediumtext,
  after_change mediumtext,
  primary key (id),
  key audit_log_made (made_at, id),
  key audit_log_customer (customer, made_at, id),
  key audit_log_object (object, made_at, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
