import { DatabaseUnavailableError, errnoOf, isUnavailable } from '@telecomx/database'

/** A failure of the database, in a sentence for the person who starts a process. */
export interface DatabaseFailure {
  sentence: string
  /** It may be over by itself: the server starts, joins its cluster, or has too much to do. */
  mayPass: boolean
}

/** What it will say again until somebody changes something. */
const refusals: Readonly<Record<number, string>> = {
  1044: 'gives the user of DATABASE_URL no rights on that database',
  1045:
    'refuses user and password of DATABASE_URL: check them, and percent-encode their special characters; ' +
    'if the account requires TLS, add ?ssl=true',
  1049: 'has no database of the name in DATABASE_URL',
  1130: 'lets nobody in from this machine',
  1142: 'gives the user of DATABASE_URL too few rights',
  1820: 'wants a new password for the user of DATABASE_URL',
  1862: 'wants a new password for the user of DATABASE_URL',
  3118: 'has locked the account of DATABASE_URL',
  4151: 'has locked the account of DATABASE_URL',
  3159: 'takes no connection without TLS: add ?ssl=true to DATABASE_URL',
}

const passing: Readonly<Record<number, string>> = {
  1040: 'has no connection left',
  1047: 'is a node that has not joined its cluster yet, or has lost it',
  1053: 'is shutting down',
  1290: 'takes no changes: it is read-only, or has not joined its group yet',
  1836: 'takes no changes: it is read-only',
  3032: 'is in offline mode',
  3796: 'has not joined its group yet',
}

/** Undefined when it is none. A driver's words may quote what was sent; only those about a certificate are passed on. */
export function describeDatabaseFailure(failure: unknown): DatabaseFailure | undefined {
  const error = failure instanceof DatabaseUnavailableError ? (failure.cause ?? failure) : failure
  const { code, message, syscall } = error as NodeJS.ErrnoException
  const errno = errnoOf(error) ?? 0
  const refusal = refusals[errno]
  if (refusal) return { sentence: `The database ${refusal} (${errno})`, mayPass: false }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return { sentence: 'The database offers no TLS, and DATABASE_URL asks for it', mayPass: false }
  if (code === 'HANDSHAKE_SSL_ERROR' && syscall === undefined)
    return { sentence: `${certificateRefused}: ${message}`, mayPass: false }
  if (!isUnavailable(error) && !passing[errno]) return undefined
  if (errno > 0)
    return { sentence: `The database ${passing[errno] ?? 'takes no work now'} (${errno})`, mayPass: true }
  const reason = code ? ` (${code})` : ''
  return {
    sentence: `The database cannot be reached${reason}: check DATABASE_URL, and that the server runs; the embedded one ends with the process that runs it`,
    mayPass: true,
  }
}

const certificateRefused =
  "The database's certificate is not accepted; DATABASE_URL must name the host as the certificate does, and its " +
  'authority by sslCa=FILE where Node does not know it'
