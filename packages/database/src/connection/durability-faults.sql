-- What durability-faults.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listDurabilityFaults
show global variables
where variable_name in ('innodb_flush_log_at_trx_commit', 'log_bin', 'sync_binlog');
