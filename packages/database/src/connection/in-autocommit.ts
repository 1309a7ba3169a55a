import type { Database } from '../schema.js'
import { DatabaseDeadlineError } from './connection-places.js'
import { wasNeverSent } from './guarded-pool.js'
import { inRuns } from './in-runs.js'
import { readBack } from './read-back.js'
import { isDuplicate } from './server-errors.js'
import { wasCutOff, wasUndone } from './unavailable-reason.js'

/**
 * Runs a single statement that commits by itself, and again when the server rolled it back: on a cluster the loser
 * of a race hears so instead of the unique key that it violates. Not after an unclear answer: it may have worked.
 */
export function inAutocommit<Result>(statement: () => Promise<Result>): Promise<Result> {
  return inRuns(statement, { lostToOthers: wasUndone, hadNoEffect: () => false })
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
    const duplicate = await readBack(database, sendAgain, { cause })
    if (duplicate !== undefined) throw duplicate
  }
}

/** Before it was sent nothing happened; after, nobody knows. */
function leavesOutcomeOpen(error: unknown): boolean {
  return wasCutOff(error) || error instanceof DatabaseDeadlineError
}
