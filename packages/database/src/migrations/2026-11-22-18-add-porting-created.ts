/** Lists of portings stand in the order of their creation. */
export const addPortingCreated = `
alter table porting add key porting_created (created_at, id)`
