import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { renewWaits } from './connect.js'
import { insertCommitMark, isCommitted, sweepCommitMarks } from './commit-mark.js'
import { DatabaseDeadlineError } from './connection-places.js'
import { wasNeverSent } from './guarded-pool.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import { reasonOfErrno, type UnavailableReason } from './unavailable-reasons.js'

/**
 * Deadlock or certification conflict, lock wait, snapshot conflict, order of commits: the server rolled the work back,
 * so it had no effect and may run again. Of a MySQL replication group the pool gives 1180 as 3101.
 */
const rolledBack = new Set([1213, 1205, 1020, 3101])
/**
 * The node is not, or no longer, part of its cluster, or could not catch up with it in time (3797 to 3799). Before the
 * commit nothing happened.
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

/**
 * For so long work is run again that lost to others: one of many wins each round, so a count would turn some away. On a
 * machine so busy that few runs fit in, as many all the same.
 */
const patienceMs = 5_000
const fewestRuns = 5

/** A caller waits for it. */
const usualReadBackMs = 10_000

/** No clear answer came to the commit, and none to the question whether it was done: nobody knows. */
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

/** No clear answer came to the commit, and it was not done. */
class NotCommittedError extends Error {}

export interface TransactionOptions {
  /** Reasons of the work's own to run again. */
  alsoAgain?: (error: unknown) => boolean
  /** For how long it is asked whether a commit was done that got no clear answer. */
  readBackMs?: number
}

/**
 * Runs `work` in a transaction and gives its result. `work` must do nothing but SQL: it runs again, for some
 * seconds, when the server rolled it back for a reason that lies outside of it. A commit whose answer is lost is read
 * back: what was stored is answered, what was not runs again. Throws an `OutcomeUnknownError` when that cannot be told,
 * and then never runs again.
 */
export function inTransaction<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
  { alsoAgain = () => false, readBackMs = usualReadBackMs }: TransactionOptions = {},
): Promise<Result> {
  return inRuns(() => runOnce(database, work, readBackMs), {
    lostToOthers: (error) => wasRolledBack(error) || alsoAgain(error),
    hadNoEffect: (error) =>
      error instanceof NotCommittedError || wasRefusedByNode(error) || isLostConnection(error),
  })
}

async function runOnce<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
  readBackMs: number,
): Promise<Result> {
  const mark = randomBytes(12).toString('hex')
  const commit: { begun?: { result: Result } } = {}
  try {
    const result = await database.transaction().execute(async (trx) => {
      const result = await work(trx)
      await insertCommitMark(trx, mark)
      commit.begun = { result }
      return result
    })
    sweepCommitMarks(database)
    return result
  } catch (error) {
    if (!commit.begun || wasRolledBack(error)) throw error
    const ask = () => {
      renewWaits(database)
      return isCommitted(database, mark)
    }
    if (await readBack(ask, { readBackMs, cause: error })) return commit.begun.result
    throw new NotCommittedError('the commit was not done', { cause: error })
  }
}

/** On other connections, as long as the database is not there to answer; but no longer than that. */
async function readBack<Outcome>(
  ask: () => Promise<Outcome>,
  { readBackMs, cause }: { readBackMs: number; cause: unknown },
): Promise<Outcome> {
  const unknown = () => {
    throw new OutcomeUnknownError('no clear answer to the commit', { cause })
  }
  const asking = whileUnavailable({ patienceMs: readBackMs, pauseMs: 100 }, ask)
  return Promise.race([
    asking.catch(unknown),
    setTimeout(readBackMs, undefined, { ref: false }).then(unknown),
  ])
}

/**
 * Stores one row by a statement that commits by itself, which asks the server once where a transaction asks it four
 * times. Without a clear answer it is sent again: that waits while the server is still at the first, stores the row when it
 * was not stored, and else violates its key; `isStored` tells then whether the row there is this one. Throws a duplicate-key
 * error when it is another, and an `OutcomeUnknownError` when nothing of that can be told.
 */
export async function insertRow(
  database: Database,
  insert: () => Promise<unknown>,
  isStored: () => Promise<boolean>,
): Promise<void> {
  const sendAgain = async (): Promise<unknown> => {
    renewWaits(database)
    try {
      await insert()
      return undefined
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return (await isStored()) ? undefined : error
    }
  }
  try {
    await inAutocommit(insert)
  } catch (cause) {
    if (wasNeverSent(cause) || !leavesOutcomeOpen(cause)) throw cause
    const duplicate = await readBack(sendAgain, { readBackMs: usualReadBackMs, cause })
    if (duplicate !== undefined) throw duplicate
  }
}

/**
 * Runs a single statement that commits by itself, and again when the server rolled it back: on a cluster the loser
 * of a race hears so instead of the unique key that it violates. Not after an unclear answer: it may have worked.
 */
export function inAutocommit<Result>(statement: () => Promise<Result>): Promise<Result> {
  return inRuns(statement, { lostToOthers: wasRolledBack, hadNoEffect: () => false })
}

/** Why work may run again: by time when it lost to others, a few times when it is the server that failed. */
interface Repeatable {
  lostToOthers: (error: unknown) => boolean
  hadNoEffect: (error: unknown) => boolean
}

async function inRuns<Result>(
  work: () => Promise<Result>,
  { lostToOthers, hadNoEffect }: Repeatable,
): Promise<Result> {
  const started = performance.now()
  for (let run = 1; ; run++) {
    try {
      return await work()
    } catch (error) {
      const isLoser = lostToOthers(error)
      if (!isLoser && !hadNoEffect(error)) throw error
      const isPatient = isLoser && performance.now() - started < patienceMs
      if (run >= fewestRuns && !isPatient)
        throw new DatabaseUnavailableError('the work kept failing', { cause: error })
      await jitteredPause(run)
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
  return (
    lostConnection.has(String(code)) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    reasonOfErrno(errnoOf(error) ?? 0) === 'connection_lost'
  )
}

/** The database is away, overloaded or kept refusing: nothing is wrong with what was asked of it. */
export function isUnavailable(error: unknown): boolean {
  return unavailableReason(error) !== undefined
}

/** Why the database is unavailable, for the log; undefined when it is not that. */
export function unavailableReason(error: unknown): UnavailableReason | undefined {
  if (error instanceof OutcomeUnknownError) return 'outcome_unknown'
  if (error instanceof DatabaseDeadlineError) return 'no_answer'
  if (error instanceof DatabaseUnavailableError || error instanceof NotCommittedError)
    return unavailableReason(error.cause) ?? 'conflict'
  if (wasRolledBack(error)) return 'conflict'
  if (isLostConnection(error)) return 'connection_lost'
  return reasonOfErrno(errnoOf(error) ?? 0)
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
      await setTimeout(pauseMs)
    }
  }
}

function wasRolledBack(error: unknown): boolean {
  return error instanceof ChangedMeanwhileError || rolledBack.has(errnoOf(error) ?? 0)
}

function wasRefusedByNode(error: unknown): boolean {
  return refusedByNode.has(errnoOf(error) ?? 0)
}

/** Before it was sent nothing happened; after, nobody knows. */
function leavesOutcomeOpen(error: unknown): boolean {
  return isLostConnection(error) || wasRefusedByNode(error) || error instanceof DatabaseDeadlineError
}

/** Growing and jittered, so that two transactions that met once do not meet again. */
function jitteredPause(run: number): Promise<void> {
  return setTimeout(Math.random() * Math.min(20 * 2 ** run, 500))
}
