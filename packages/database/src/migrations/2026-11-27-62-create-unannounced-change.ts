/** Changes of portings of which somebody is to hear and has not yet. */
export const createUnannouncedChange = `
create table unannounced_change (
  audit char(24) character set utf8mb4 collate utf8mb4_bin not null,
  created_at datetime(3) not null,
  primary key (audit),
  key unannounced_change_created (created_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
