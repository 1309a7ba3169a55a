/** Why a mailbox could not be read. */
export type MailboxFault =
  /** Not found, not reached, gone meanwhile, or too slow. */
  | 'MAILBOX_AWAY'
  | 'MAILBOX_LOGIN_REFUSED'
  | 'MAILBOX_FOLDER_MISSING'
  /** No TLS, or a certificate that is not trusted. */
  | 'MAILBOX_TLS'
  /** The mail server's answer is no IMAP, or has no bounds. */
  | 'MAILBOX_UNREADABLE'
  /** The mail server said no to what every one can do. */
  | 'MAILBOX_REFUSED'

const SENTENCES: Readonly<Record<MailboxFault, string>> = {
  MAILBOX_AWAY: 'The mail server cannot be reached, or does not answer in time',
  MAILBOX_LOGIN_REFUSED: 'The mail server refused user name and password',
  MAILBOX_FOLDER_MISSING: 'The mailbox does not have the folder that is to be read',
  MAILBOX_TLS: 'There is no safe (TLS) connection to the mail server',
  MAILBOX_UNREADABLE: 'The mail server gave an answer that cannot be read',
  MAILBOX_REFUSED: 'The mail server refused to read the mailbox',
}

/** A mailbox that could not be read, in a sentence of ours: what the server said is not in it, nor are credentials. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError'
  readonly fault: MailboxFault
  /** The mail at which the reading ended, where it was at one. */
  readonly uid: number | undefined

  constructor(fault: MailboxFault, detail = '', uid?: number) {
    super(`${SENTENCES[fault]}${detail === '' ? '' : ` (${detail})`}`)
    this.fault = fault
    this.uid = uid
  }
}

/** Whether a mail may be why: not what is true of the whole mailbox. */
export function mayBeOfMail(error: unknown): error is MailboxError {
  return error instanceof MailboxError && OF_MAILS.has(error.fault)
}

const OF_MAILS: ReadonlySet<MailboxFault> = new Set(['MAILBOX_AWAY', 'MAILBOX_UNREADABLE', 'MAILBOX_REFUSED'])

export function isFault(error: unknown, fault: MailboxFault): boolean {
  return error instanceof MailboxError && error.fault === fault
}

/** The error to tell of, whatever the library threw. */
export function mailboxErrorOf(error: unknown): MailboxError {
  if (error instanceof MailboxError) return error
  const failure = error as LibraryError
  const { code = '' } = failure
  if (failure.authenticationFailed)
    return new MailboxError(
      PASSING.has(failure.serverResponseCode ?? '') ? 'MAILBOX_AWAY' : 'MAILBOX_LOGIN_REFUSED',
    )
  if (failure.responseStatus !== undefined) return new MailboxError('MAILBOX_REFUSED')
  if (failure.tlsFailed || NOT_SAFE.test(code)) return new MailboxError('MAILBOX_TLS', code)
  return new MailboxError(UNREADABLE.test(code) ? 'MAILBOX_UNREADABLE' : 'MAILBOX_AWAY', code)
}

interface LibraryError {
  code?: string
  authenticationFailed?: boolean
  /** What stands in brackets in the server's answer. */
  serverResponseCode?: string
  /** `NO` or `BAD`, of a command. */
  responseStatus?: string
  tlsFailed?: boolean
}

/** A login may fail for a reason that goes by (RFC 5530). */
const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'])

/** Node's codes, and one of the library's. */
const NOT_SAFE = /^ERR_(TLS|SSL)_|CERT|^UNABLE_TO_|^EPROTO$|^STARTTLS_INJECTION$/

const UNREADABLE =
  /TooLarge$|^TooMany|^MAX_IMAP_NESTING_REACHED$|^ParserError|^Download|^InvalidResponse$|^ResponseProcessingFailed$/
