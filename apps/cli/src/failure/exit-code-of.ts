import { documentedErrorOf, failedWith, isOutcomeUnknown } from '@telecomx/client'
import { accessDenied } from '@telecomx/client/errors'
import { CommandFailure } from './command-failure.js'
import { deepestCause } from './deepest-cause.js'
import { type ExitCode, exitCodes } from './exit-codes.js'

/** What kind of failure it is. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandFailure) return error.code
  if (isOutcomeUnknown(error)) return exitCodes.unknown
  const row = documentedErrorOf(error)
  // No answer, or that of somebody between.
  if (!row) return isOfMachine(error) ? exitCodes.refused : exitCodes.unavailable
  if (row.code === 401 || failedWith(error, accessDenied)) return exitCodes.denied
  // Of what is there, its stage or state forbids it.
  if (row.code === 403 || row.code === 409) return exitCodes.conflict
  // What was left out is 404 too.
  if (row.code === 404) return isMissing.test(row.description) ? exitCodes.refused : exitCodes.notFound
  return row.code === 429 || row.code >= 500 ? exitCodes.unavailable : exitCodes.refused
}

const isMissing = /missing|must be/

/** Of a file or a disk; or a fault of this program, which has no cause. */
function isOfMachine(error: unknown): boolean {
  const { code, path } = deepestCause(error)
  const isOurs = error instanceof TypeError && error.cause === undefined
  return path !== undefined || isOurs || ['ENOSPC', 'EDQUOT', 'EIO'].includes(code ?? '')
}
