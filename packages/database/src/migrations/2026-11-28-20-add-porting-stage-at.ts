/** The portings that have been in a stage for long enough. */
export const addPortingStageAt = `
alter table porting add key porting_stage_at (stage, stage_at)`
