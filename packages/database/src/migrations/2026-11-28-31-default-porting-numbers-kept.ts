/** Of new ones they are not, whoever makes them. */
export const defaultPortingNumbersKept = `
alter table porting alter column are_numbers_kept set default 0`
