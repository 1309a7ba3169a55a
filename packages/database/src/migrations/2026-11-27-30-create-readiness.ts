/** One row that means nothing: that it can be written shows that the database takes writes. */
export const createReadiness = `
create table readiness (
  id tinyint unsigned not null,
  written_at datetime(3) not null,
  primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
