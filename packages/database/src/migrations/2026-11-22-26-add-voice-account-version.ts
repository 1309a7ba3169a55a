/** Counts the changes of an account: on a cluster two changes of its numbers must meet in one row. */
export const addVoiceAccountVersion = `
alter table voice_account add column version int unsigned not null default 1`
