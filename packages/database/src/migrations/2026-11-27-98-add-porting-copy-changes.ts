/** Counts changes of which signed copies a porting has, and of what was said of them, for clusters: they meet at this row. */
export const addPortingCopyChanges = `
alter table porting
  add column copy_changes int unsigned not null default 0`
