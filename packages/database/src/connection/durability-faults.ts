import { sql } from 'kysely'
import type { Database } from '../schema.js'

/**
 * Sentences for people about settings of the server with which it may lose what it has acknowledged when its machine
 * stops; none when it keeps everything.
 */
export async function listDurabilityFaults(database: Database): Promise<string[]> {
  const { rows } = await sql<Record<'Variable_name' | 'Value', string>>`
    show global variables where variable_name in
      ('innodb_flush_log_at_trx_commit', 'log_bin', 'sync_binlog')`.execute(database)
  const settings = new Map(rows.map((row) => [row.Variable_name, row.Value]))
  const flush = settings.get('innodb_flush_log_at_trx_commit') ?? ''
  const sync = settings.get('sync_binlog')
  return [
    // MariaDB's 3 flushes even more often than 1.
    ...(['1', '3'].includes(flush) ? [] : [faultOf('innodb_flush_log_at_trx_commit', flush)]),
    // After a crash the server undoes what its binary log does not have.
    ...(settings.get('log_bin') === 'ON' && sync !== '1' ? [faultOf('sync_binlog', sync)] : []),
  ]
}

function faultOf(name: string, value = ''): string {
  return `${name} of the database is ${value}: changes that it has acknowledged can be lost when its machine stops; set it to 1`
}
