/** The portings that are confirmed for a day, with which their messages begin: without the stage, which changes more often. */
export const addPortingMessage = `
alter table porting add key porting_message (stage_message(10))`
