import { DatabaseDeadlineError } from './connection-places.js'
import { serverErrorOf, type UnavailableReason } from './server-errors.js'
import {
  ChangedMeanwhileError,
  DatabaseUnavailableError,
  NotCommittedError,
  OutcomeUnknownError,
} from './transaction-errors.js'

/** Why the database is unavailable, for the log; undefined when it is not that. */
export function unavailableReason(error: unknown): UnavailableReason | undefined {
  if (error instanceof OutcomeUnknownError) return 'outcome_unknown'
  if (error instanceof DatabaseDeadlineError) return 'no_answer'
  if (error instanceof DatabaseUnavailableError || error instanceof NotCommittedError)
    return unavailableReason(error.cause) ?? 'conflict'
  if (wasUndone(error)) return 'conflict'
  if (isLostConnection(error)) return 'connection_lost'
  return serverErrorOf(error)?.reason
}

/** The database is away, overloaded or kept refusing: nothing is wrong with what was asked of it. */
export function isUnavailable(error: unknown): boolean {
  return unavailableReason(error) !== undefined
}

/** The work had no effect, because others changed the same rows. */
export function wasUndone(error: unknown): boolean {
  return error instanceof ChangedMeanwhileError || serverErrorOf(error)?.work === 'undone'
}

/**
 * The connection broke, or its node is not, or no longer, part of its cluster: before the commit nothing happened, and
 * of the commit nobody knows.
 */
export function wasCutOff(error: unknown): boolean {
  return isLostConnection(error) || serverErrorOf(error)?.work === 'refused'
}

const lostConnection = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'HANDSHAKE_SSL_ERROR',
  'HANDSHAKE_NO_SSL_SUPPORT',
])

/** The connection broke, or could not be made in the first place. */
export function isLostConnection(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  return (
    lostConnection.has(String(code)) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    serverErrorOf(error)?.name === 'session_closed'
  )
}
