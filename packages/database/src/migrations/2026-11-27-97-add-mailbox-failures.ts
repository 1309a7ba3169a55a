/** The mail at which the last readings of a mailbox ended, and how many did. */
export const addMailboxFailures = `
alter table mailbox
  add column failed_uid int unsigned,
  add column failures smallint unsigned not null default 0`
