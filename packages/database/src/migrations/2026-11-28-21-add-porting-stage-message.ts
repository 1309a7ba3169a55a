/** The portings that are confirmed for a day, with which their messages begin. */
export const addPortingStageMessage = `
alter table porting add key porting_stage_message (stage, stage_message(10))`
