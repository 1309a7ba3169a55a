/** What the token's employee was allowed when it was made: it never has more. The highest level is no limit. */
export const addTokenAccessLevel = `
alter table token
  add column access_level varchar(16) character set utf8mb4 collate utf8mb4_bin not null default 'ADMIN'`
