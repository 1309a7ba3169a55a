/** Everything that is read from the number of a server's error. */
export const serverErrors = {
  deadlock: { errnos: [1213], reason: 'conflict', work: 'undone' },
  lock_wait: { errnos: [1205], reason: 'conflict', work: 'undone' },
  snapshot_conflict: { errnos: [1020], reason: 'conflict', work: 'undone' },
  lost_at_commit: { errnos: [3101], reason: 'conflict', work: 'undone' },
  /** Writing a file failed, disk full, table full. */
  disk_full: { errnos: [3, 1021, 1026, 1114], reason: 'disk_full' },
  /** By a person, or longer than the server allows. */
  query_killed: { errnos: [1317, 1969, 3024], reason: 'query_killed' },
  /** Killed, or idle for too long. */
  session_closed: { errnos: [1927, 3169, 4031], reason: 'connection_lost' },
  no_rights_on_database: { errnos: [1044], reason: 'account' },
  login_refused: { errnos: [1045], reason: 'account' },
  too_few_rights: { errnos: [1142], reason: 'account' },
  password_expired: { errnos: [1820, 1862], reason: 'account' },
  account_locked: { errnos: [3118, 4151], reason: 'account' },
  no_connection_left: { errnos: [1040], reason: 'limit_reached' },
  /** Connections of this account, statements an hour. */
  limit_reached: { errnos: [1203, 1226], reason: 'limit_reached' },
  /** Lost by what stands between, not to be prepared, too many of them, prepared over and over: its text can be sent. */
  not_prepared: { errnos: [1243, 1295, 1461, 1615] },
  /** Or of threads. */
  out_of_memory: { errnos: [1037, 1041, 1135], reason: 'out_of_memory' },
  shutting_down: { errnos: [1053], reason: 'shutting_down', endsConnection: true },
  offline: { errnos: [3032], reason: 'offline', endsConnection: true },
  /** A member of a group that it has not joined yet says so too. */
  read_only_server: { errnos: [1290], reason: 'read_only', endsConnection: true },
  read_only_transaction: { errnos: [1792], reason: 'read_only', endsConnection: true },
  read_only_mode: { errnos: [1836], reason: 'read_only', endsConnection: true },
  not_in_cluster: { errnos: [1047], reason: 'not_in_cluster', work: 'refused', endsConnection: true },
  not_in_group: { errnos: [3796], reason: 'not_in_cluster', work: 'refused', endsConnection: true },
  behind_group: { errnos: [3797, 3798, 3799], reason: 'not_in_cluster', work: 'refused' },
  error_during_commit: { errnos: [1180], reason: 'not_in_cluster', work: 'refused' },
  stopped_by_group: { errnos: [3100], reason: 'not_in_cluster' },
  unknown_database: { errnos: [1049] },
  host_refused: { errnos: [1130] },
  tls_required: { errnos: [3159] },
  duplicate: { errnos: [1062] },
  /** A table, column or key that a migration makes, or takes away, is there or gone already. */
  already_migrated: { errnos: [1050, 1060, 1061, 1091] },
} as const satisfies Record<string, Meaning>

interface Meaning {
  /** Numbers of MySQL and of MariaDB, which differ from 3000 on. */
  errnos: readonly number[]
  /** Why the database is not available; left out when it is the work that is at fault. */
  reason?: string
  /** `undone`: the work had no effect, because of others. `refused`: nor had it when that was before the commit. */
  work?: 'undone' | 'refused'
  /** The connection will not get better. */
  endsConnection?: true
}

export type ServerErrorName = keyof typeof serverErrors

/** Why a database is not available, in a word. */
export type UnavailableReason =
  | Extract<(typeof serverErrors)[ServerErrorName], { reason: string }>['reason']
  /** Nothing came in time: no connection, or no answer. */
  | 'no_answer'
  /** No answer to a commit, and none to the question whether it was done. */
  | 'outcome_unknown'

export interface ServerError extends Omit<Meaning, 'errnos'> {
  name: ServerErrorName
  reason?: UnavailableReason
}

const byErrno = new Map(
  Object.entries<Meaning>(serverErrors).flatMap(([name, { errnos, ...meaning }]) =>
    errnos.map((errno) => [errno, { name, ...meaning } as ServerError] as const),
  ),
)

/** What a server's error means here; undefined when that is nothing, or it is no server's. */
export function serverErrorOf(error: unknown): ServerError | undefined {
  return byErrno.get(errnoOf(error) ?? 0)
}

/** The driver's number of a server error; names differ between servers and are not to be compared. */
export function errnoOf(error: unknown): number | undefined {
  const errno = (error as { errno?: unknown } | null)?.errno
  return typeof errno === 'number' ? errno : undefined
}

/** A unique key was violated: somebody else has this value already. */
export function isDuplicate(error: unknown): boolean {
  return serverErrorOf(error)?.name === 'duplicate'
}
