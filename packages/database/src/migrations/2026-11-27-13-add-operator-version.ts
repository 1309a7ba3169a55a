/** Counts the changes, so that an update can name the state that it is meant for. */
export const addOperatorVersion = `
alter table operator add column version int unsigned not null default 1`
