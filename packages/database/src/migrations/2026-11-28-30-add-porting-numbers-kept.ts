/** Whether the numbers of a porting that is over are in `ended_porting_number`: of those that are over by now they will be. */
export const addPortingNumbersKept = `
alter table porting add column are_numbers_kept tinyint(1) not null default 1`
