/** What a database says on a bad day, in a word each. Numbers of MySQL and of MariaDB, which differ from 3000 on. */
const errnos = {
  /** Writing a file failed, disk full, table full. */
  disk_full: [3, 1021, 1026, 1114],
  /** Killed, or longer than the server allows (1969, 3024). */
  query_killed: [1317, 1969, 3024],
  /** The session was killed (1927 MariaDB, 3169), or closed because it was idle (4031). */
  connection_lost: [1927, 3169, 4031],
  /** Password or rights taken away, locked (3118, 4151 MariaDB), expired (1820, 1862). */
  account: [1044, 1045, 1142, 1820, 1862, 3118, 4151],
  /** Connections, also of this account; statements an hour; prepared statements. */
  limit_reached: [1040, 1203, 1226, 1461],
  /** Out of memory, or of threads. */
  out_of_memory: [1037, 1041, 1135],
  shutting_down: [1053],
  offline: [3032],
  read_only: [1290, 1792, 1836],
  /** The node is not part of its cluster (1047 Galera), or its group (3100, 3796, 3797) lets it do nothing. */
  not_in_cluster: [1047, 1180, 3100, 3796, 3797, 3798, 3799],
} as const

export type UnavailableReason =
  | keyof typeof errnos
  /** Others kept changing the same rows. */
  | 'conflict'
  /** Nothing came in time: no connection, or no answer. */
  | 'no_answer'
  /** No answer to a commit, and none to the question whether it was done. */
  | 'outcome_unknown'

const reasons = new Map<number, UnavailableReason>(
  Object.entries(errnos).flatMap(([reason, numbers]) =>
    numbers.map((errno): [number, UnavailableReason] => [errno, reason as keyof typeof errnos]),
  ),
)

/** Why a server takes no work, by the number of its error; undefined when it is the work that is at fault. */
export function reasonOfErrno(errno: number): UnavailableReason | undefined {
  return reasons.get(errno)
}
