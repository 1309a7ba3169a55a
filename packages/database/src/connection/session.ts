/**
 * The modes we rely on, and no others. `NO_BACKSLASH_ESCAPES` above all must be off: mysql2 escapes values with
 * backslashes, so under that mode a bound value could leave its quotes.
 */
const sqlModes = [
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
]

/** Shorter than the query deadline, so that a lock that is not given is answered as 1205 and tried again. */
const lockWaitSeconds = 5

export interface Session {
  /** The server is a member of a MySQL replication group, with that plugin's way of refusing a commit. */
  inReplicationGroup: boolean
}

/**
 * Sets what a session must be and reads it back. Throws when the server will not have it so. On a cluster a read waits
 * for what other nodes have committed: who was answered sees it everywhere.
 */
export async function prepareSession(query: (sql: string) => Promise<unknown>): Promise<Session> {
  await query(
    `set session sql_mode = '${sqlModes.join(',')}', time_zone = '+00:00', autocommit = 1, ` +
      `innodb_lock_wait_timeout = ${lockWaitSeconds}, character_set_results = utf8mb4`,
  )
  await query('set session transaction isolation level read committed')
  const session = await readSession(query)
  verifySession(session)
  if (session.has('wsrep_sync_wait')) await query('set session wsrep_sync_wait = 1')
  // Every MySQL has it, in a group or not.
  if (session.has('group_replication_consistency'))
    await query("set session group_replication_consistency = 'BEFORE'")
  return { inReplicationGroup: Boolean(session.get('group_replication_group_name')) }
}

async function readSession(query: (sql: string) => Promise<unknown>): Promise<Map<string, string>> {
  const rows = (await query(
    "show session variables where variable_name in ('sql_mode', 'time_zone', 'transaction_isolation'," +
      " 'tx_isolation', 'autocommit', 'character_set_client', 'character_set_connection'," +
      " 'wsrep_sync_wait', 'group_replication_consistency', 'group_replication_group_name')",
  )) as { Variable_name: string; Value: string }[]
  return new Map(rows.map((row) => [row.Variable_name, row.Value]))
}

function verifySession(session: Map<string, string>): void {
  const modes = (session.get('sql_mode') ?? '').split(',').sort().join(',')
  // MySQL has transaction_isolation, MariaDB 10.11 tx_isolation.
  const isolation = session.get('transaction_isolation') ?? session.get('tx_isolation')
  const faults = [
    modes !== sqlModes.join(',') && 'sql_mode',
    isolation !== 'READ-COMMITTED' && 'transaction isolation',
    session.get('time_zone') !== '+00:00' && 'time_zone',
    session.get('autocommit') !== 'ON' && 'autocommit',
    session.get('character_set_client') !== 'utf8mb4' && 'character_set_client',
    session.get('character_set_connection') !== 'utf8mb4' && 'character_set_connection',
  ].filter(Boolean)
  if (faults.length > 0)
    throw new Error(`The database server refuses our session settings: ${faults.join(', ')}`)
}
