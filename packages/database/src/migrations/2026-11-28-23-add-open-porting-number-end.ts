/** The portings by the end of a number. */
export const addOpenPortingNumberEnd = `
alter table open_porting_number add key open_porting_number_end (reversed_number, porting)`
