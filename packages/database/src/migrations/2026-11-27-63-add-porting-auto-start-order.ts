/** When the order of a porting leaves by itself, and who asked for it. */
export const addPortingAutoStartOrder = `
alter table porting
  add column auto_start_order datetime(3),
  add column auto_start_employee char(24) character set utf8mb4 collate utf8mb4_bin,
  add key porting_auto_start_order (auto_start_order)`
