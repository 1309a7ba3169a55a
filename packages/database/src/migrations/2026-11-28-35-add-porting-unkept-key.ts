/** The portings whose numbers are not kept: as a rule none. */
export const addPortingUnkeptKey = `
alter table porting add key porting_unkept (is_unkept)`
