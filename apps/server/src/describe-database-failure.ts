import {
  DatabaseDeadlineError,
  DatabaseUnavailableError,
  errnoOf,
  isUnavailable,
  parseDatabaseUrl,
  serverErrorOf,
  type ServerErrorName,
} from '@telecomx/database'
import { inAddress } from './listen-at.js'

/** A failure of the database, in a sentence for the person who starts a process. */
export interface DatabaseFailure {
  sentence: string
  /** It may be over by itself: the server starts, joins its cluster, or has too much to do. */
  mayPass: boolean
}

/** What it will say again until somebody changes something. */
const refusals: Partial<Record<ServerErrorName, string>> = {
  no_rights_on_database: 'gives the user of DATABASE_URL no rights on that database',
  login_refused:
    'refuses user and password of DATABASE_URL: check them, and percent-encode their special characters; ' +
    'if the account requires TLS, add ?ssl=true',
  unknown_database: 'has no database of the name in DATABASE_URL',
  host_refused: 'lets nobody in from this machine',
  too_few_rights: 'gives the user of DATABASE_URL too few rights',
  password_expired: 'wants a new password for the user of DATABASE_URL',
  account_locked: 'has locked the account of DATABASE_URL',
  tls_required: 'takes no connection without TLS: add ?ssl=true to DATABASE_URL',
}

const passing: Partial<Record<ServerErrorName, string>> = {
  no_connection_left: 'has no connection left',
  not_in_cluster: 'is a node that has not joined its cluster yet, or has lost it',
  shutting_down: 'is shutting down',
  read_only_server: 'takes no changes: it is read-only, or has not joined its group yet',
  read_only_mode: 'takes no changes: it is read-only',
  offline: 'is in offline mode',
  not_in_group: 'has not joined its group yet',
}

/** In words for people; another code stands for itself. */
const unreachable: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'no way leads to that host',
  ENETUNREACH: 'no way leads to that network',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  PROTOCOL_CONNECTION_LOST: 'the connection broke',
  HANDSHAKE_SSL_ERROR: 'the connection broke while TLS was agreed on',
  ENOENT: 'there is no such socket',
  EACCES: 'access to the socket is denied',
}

/**
 * Undefined when it is none. `place` is where the database was looked for, in words. A driver's words may quote what was
 * sent; only those about a certificate are passed on.
 */
export function describeDatabaseFailure(failure: unknown, place = ''): DatabaseFailure | undefined {
  const error = failure instanceof DatabaseUnavailableError ? (failure.cause ?? failure) : failure
  const { code, message, syscall } = error as NodeJS.ErrnoException
  const database = place ? `The database at ${place}` : 'The database'
  const errno = errnoOf(error) ?? 0
  const name = serverErrorOf(error)?.name
  const refusal = name && refusals[name]
  if (refusal) return { sentence: `${database} ${refusal} (${errno})`, mayPass: false }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return { sentence: `${database} offers no TLS, and DATABASE_URL asks for it`, mayPass: false }
  if (code === 'HANDSHAKE_SSL_ERROR' && syscall === undefined)
    return { sentence: `${database} ${certificateRefused}: ${message}`, mayPass: false }
  if (!isUnavailable(error)) return undefined
  if (errno > 0) {
    const state = (name && passing[name]) ?? 'takes no work now'
    return { sentence: `${database} ${state} (${errno})`, mayPass: true }
  }
  return {
    sentence: `Cannot reach the database${place && ` at ${place}`}: ${reasonOf(error, code)}`,
    mayPass: true,
  }
}

function reasonOf(error: unknown, code: string | undefined): string {
  if (error instanceof DatabaseDeadlineError) return 'no answer in time'
  return (code && (unreachable[code] ?? code)) || 'the connection broke'
}

const certificateRefused =
  'shows a certificate that is not accepted; DATABASE_URL must name the host as the certificate does, and its ' +
  'authority by sslCa=FILE where Node does not know it'

/** Where the database of that URL is, without user and password: `db.example:3306`, or the path of a socket. */
export function placeOf(databaseUrl: string): string {
  const { host = '', port = 0, socketPath } = parseDatabaseUrl(databaseUrl)
  return socketPath ?? `${inAddress(host)}:${port}`
}

/** Does work on the database of that URL; what the database fails with is an Error that names the place. */
export async function onDatabaseOf<Result>(
  databaseUrl: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const failure = describeDatabaseFailure(error, placeOf(databaseUrl))
    throw failure ? new Error(failure.sentence, { cause: error }) : error
  }
}
