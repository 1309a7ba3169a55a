/** `is_unkept`: a porting that is over and whose numbers are not kept; null otherwise. So none disappears from a search. */
export const addPortingUnkept = `
alter table porting
  add column is_unkept tinyint(1) generated always as (
    if(stage in ('IN_COMPLETED', 'IN_CANCELLED') and are_numbers_kept = 0, 1, null)) virtual invisible`
