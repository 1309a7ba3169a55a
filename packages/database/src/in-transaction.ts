import { DatabaseDeadlineError } from './connection-places.js'
import type { Database, DatabaseTransaction } from './schema.js'

/**
 * Deadlock or certification conflict, lock wait, snapshot conflict, order of commits: the server rolled the work back,
 * so it had no effect and may run again. Of a MySQL replication group the pool gives 1180 as 3101.
 */
const rolledBack = new Set([1213, 1205, 1020, 3101])
/**
 * The node is not, or no longer, part of its cluster, or could not catch up with it in time (3797 to 3799). Before the
 * commit nothing happened; but said in answer to a commit, the work has been seen stored.
 */
const refusedByNode = new Set([1047, 1180, 3796, 3797, 3798, 3799])
const lostConnection = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'HANDSHAKE_SSL_ERROR',
  'HANDSHAKE_NO_SSL_SUPPORT',
])

/** On a cluster one of many callers wins each round, so a count alone would turn some away. */
const patienceMs = 5_000
const fewestRuns = 5

/** The connection or the answer went away while committing: nobody knows whether the work was saved. */
export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError'
}

/** The server cannot be reached or kept refusing the transaction; trying later may help. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
}

/** Thrown by work that finds rows changed since it read them: it is rolled back and runs again. */
export class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError'
}

/**
 * Runs `work` in a transaction and gives its result. `work` must do nothing but SQL: it runs again, for some
 * seconds, when the server rolled it back for a reason that lies outside of it; `alsoAgain` names further reasons.
 */
export function inTransaction<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
  alsoAgain: (error: unknown) => boolean = () => false,
): Promise<Result> {
  return inRuns(
    async () => {
      let committing = false
      try {
        return await database.transaction().execute(async (trx) => {
          const result = await work(trx)
          committing = true
          return result
        })
      } catch (error) {
        if (committing && leavesOutcomeOpen(error))
          throw new OutcomeUnknownError('no clear answer to the commit', { cause: error })
        throw error
      }
    },
    (error) => mayRunAgain(error) || alsoAgain(error),
  )
}

/**
 * Runs a single statement that commits by itself, and again when the server rolled it back: on a cluster the loser
 * of a race hears so instead of the unique key that it violates. Not after an unclear answer: it may have worked.
 */
export function inAutocommit<Result>(statement: () => Promise<Result>): Promise<Result> {
  return inRuns(statement, wasRolledBack)
}

async function inRuns<Result>(
  work: () => Promise<Result>,
  mayRunAgain: (error: unknown) => boolean,
): Promise<Result> {
  const started = performance.now()
  for (let run = 1; ; run++) {
    try {
      return await work()
    } catch (error) {
      if (!mayRunAgain(error)) throw error
      const isPatient = wasRolledBack(error) && performance.now() - started < patienceMs
      if (run >= fewestRuns && !isPatient)
        throw new DatabaseUnavailableError('the work kept failing', { cause: error })
      await pause(run)
    }
  }
}

/** The driver's number of a server error; names differ between servers and are not to be compared. */
export function errnoOf(error: unknown): number | undefined {
  const errno = (error as { errno?: unknown } | null)?.errno
  return typeof errno === 'number' ? errno : undefined
}

/** A unique key was violated: somebody else has this value already. */
export function isDuplicate(error: unknown): boolean {
  return errnoOf(error) === 1062
}

/** The connection broke, or could not be made in the first place. */
export function isLostConnection(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  return lostConnection.has(String(code)) || syscall === 'connect' || syscall === 'getaddrinfo'
}

/** Too many connections, shutting down, no cluster majority, read-only: the server takes no work from anybody. */
const serverUnavailable = new Set([1040, 1053, 1290, 1792, 1836])

/** The database is away, overloaded or kept refusing: nothing is wrong with what was asked of it. */
export function isUnavailable(error: unknown): boolean {
  return (
    error instanceof DatabaseDeadlineError ||
    error instanceof DatabaseUnavailableError ||
    error instanceof OutcomeUnknownError ||
    serverUnavailable.has(errnoOf(error) ?? 0) ||
    mayRunAgain(error)
  )
}

/** Does `work` again, for so long, while the database is away. Only for work that may be done twice. */
export async function whileUnavailable<Result>(
  { patienceMs, pauseMs }: { patienceMs: number; pauseMs: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

function wasRolledBack(error: unknown): boolean {
  return error instanceof ChangedMeanwhileError || rolledBack.has(errnoOf(error) ?? 0)
}

function mayRunAgain(error: unknown): boolean {
  return wasRolledBack(error) || wasRefusedByNode(error) || isLostConnection(error)
}

function wasRefusedByNode(error: unknown): boolean {
  return refusedByNode.has(errnoOf(error) ?? 0)
}

function leavesOutcomeOpen(error: unknown): boolean {
  return isLostConnection(error) || wasRefusedByNode(error) || error instanceof DatabaseDeadlineError
}

/** Growing and jittered, so that two transactions that met once do not meet again. */
function pause(run: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(20 * 2 ** run, 500)))
}
