import {
  DatabaseUnavailableError,
  errnoOf,
  isUnavailable,
  serverErrorOf,
  type ServerErrorName,
} from '@telecomx/database'

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

/** Undefined when it is none. A driver's words may quote what was sent; only those about a certificate are passed on. */
export function describeDatabaseFailure(failure: unknown): DatabaseFailure | undefined {
  const error = failure instanceof DatabaseUnavailableError ? (failure.cause ?? failure) : failure
  const { code, message, syscall } = error as NodeJS.ErrnoException
  const errno = errnoOf(error) ?? 0
  const name = serverErrorOf(error)?.name
  const refusal = name && refusals[name]
  if (refusal) return { sentence: `The database ${refusal} (${errno})`, mayPass: false }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return { sentence: 'The database offers no TLS, and DATABASE_URL asks for it', mayPass: false }
  if (code === 'HANDSHAKE_SSL_ERROR' && syscall === undefined)
    return { sentence: `${certificateRefused}: ${message}`, mayPass: false }
  if (!isUnavailable(error)) return undefined
  if (errno > 0) {
    const state = (name && passing[name]) ?? 'takes no work now'
    return { sentence: `The database ${state} (${errno})`, mayPass: true }
  }
  const reason = code ? ` (${code})` : ''
  return {
    sentence: `The database cannot be reached${reason}: check that its server runs and, where DATABASE_URL is set, that it names that server`,
    mayPass: true,
  }
}

const certificateRefused =
  "The database's certificate is not accepted; DATABASE_URL must name the host as the certificate does, and its " +
  'authority by sslCa=FILE where Node does not know it'
