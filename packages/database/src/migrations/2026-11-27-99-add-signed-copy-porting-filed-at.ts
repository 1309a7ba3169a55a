/** When a signed copy was filed for a porting: what the porting waited for afterwards, it is not. */
export const addSignedCopyPortingFiledAt = `
alter table signed_copy_porting
  add column filed_at datetime(3)`
