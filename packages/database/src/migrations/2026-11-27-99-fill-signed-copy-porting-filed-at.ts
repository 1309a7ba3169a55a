/** Until now nearly all were filed when they came. */
export const fillSignedCopyPortingFiledAt = `
update signed_copy_porting
  join signed_copy on signed_copy.id = signed_copy_porting.signed_copy
  set signed_copy_porting.filed_at = coalesce(signed_copy.reviewed_at, signed_copy.received_at)`
