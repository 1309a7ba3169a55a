import { inRuns } from './in-runs.js'
import { wasUndone } from './unavailable-reason.js'

/**
 * Runs a single statement that commits by itself, and again when the server rolled it back: on a cluster the loser
 * of a race hears so instead of the unique key that it violates. Not after an unclear answer: it may have worked.
 */
export function inAutocommit<Result>(statement: () => Promise<Result>): Promise<Result> {
  return inRuns(statement, { lostToOthers: wasUndone, hadNoEffect: () => false })
}
