/** `porting_message` is in its place. No released version names it. */
export const dropPortingStageMessage = `
alter table porting drop key porting_stage_message`
