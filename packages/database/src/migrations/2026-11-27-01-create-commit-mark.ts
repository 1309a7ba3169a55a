/**
 * Which transactions were committed, for a while: who got no clear answer to a commit looks here. A transaction leaves
 * its mark as its last change; a mark with `is_committed` 0 was taken by who looked, so that the transaction cannot.
 */
export const createCommitMark = `
create table commit_mark (
  id char(24) character set utf8mb4 collate utf8mb4_bin not null,
  is_committed tinyint(1) not null,
  made_at datetime(3) not null,
  primary key (id),
  key commit_mark_made (made_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
