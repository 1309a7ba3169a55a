/** Which entry of the audit log tells of the change; none of changes before there was one. */
export const addPortingStageAudit = `
alter table porting_stage
  add column audit char(24) character set utf8mb4 collate utf8mb4_bin,
  add key porting_stage_audit (audit)`
