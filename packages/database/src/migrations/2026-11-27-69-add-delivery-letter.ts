/** What a delivery says, of whom it is the copy, when it reminds. Those that nobody had sent have no `created_by`. */
export const addDeliveryLetter = `
alter table delivery
  add column letter varchar(16) character set utf8mb4 collate utf8mb4_bin not null default 'POA',
  add column letter_facts mediumtext,
  add column cc_of char(24) character set utf8mb4 collate utf8mb4_bin,
  add column cc text,
  add column reminders tinyint unsigned not null default 0,
  add column next_reminder_at datetime(3),
  modify column created_by char(24) character set utf8mb4 collate utf8mb4_bin,
  add key delivery_next_reminder (next_reminder_at),
  add key delivery_cc_of (cc_of)`
