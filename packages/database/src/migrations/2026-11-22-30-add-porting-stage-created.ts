/** The portings in a stage, in the order of their creation. */
export const addPortingStageCreated = `
alter table porting add key porting_stage_created (stage, created_at, id)`
