/** Counts the changes, so that an update can name the state that it is meant for. */
export const addEmployeeVersion = `
alter table employee add column version int unsigned not null default 1`
