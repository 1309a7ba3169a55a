/** Mails that came with files or report what became of another one: each once, by its place in its mailbox. */
export const createReceivedMail = `
create table received_mail (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  mailbox varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
  uid_validity bigint unsigned not null,
  uid int unsigned not null,
  message_id varchar(254) character set utf8mb4 collate utf8mb4_bin,
  sender varchar(254),
  subject varchar(200),
  kind varchar(8) character set utf8mb4 collate utf8mb4_bin not null,
  left_out text,
  received_at datetime(3) not null,
  read_at datetime(3) not null,
  primary key (id),
  unique key received_mail_place (mailbox, uid_validity, uid),
  key received_mail_message_id (message_id),
  key received_mail_kind (kind, read_at, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
