import type { MailboxSettings } from './mailbox.js'

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['imap:', 143],
  ['imaps:', 993],
])

/** Said with each fault that a password as it is may be the cause of. */
const ENCODING =
  'special characters of user name, password and folder are percent-encoded: %40 for @, %2F for /, %3F for ?, %23 for #, %25 for %'

/**
 * Reads `imaps://user:password@host[:port][/Folder]`, or `imap://…`, which is TLS by STARTTLS; only without `requireTls` it
 * is no TLS at all.
 *
 * @throws Error that never repeats the URL, because the URL holds a password
 */
export function parseMailboxUrl(text: string, { requireTls = true } = {}): MailboxSettings {
  // Not `new URL` in a try: its error carries the whole input along.
  const url = URL.canParse(text) ? new URL(text) : undefined
  const defaultPort = url === undefined ? undefined : DEFAULT_PORTS.get(url.protocol)
  if (url === undefined || defaultPort === undefined) {
    throw new Error(`The mailbox must be a URL such as imaps://user:password@mail.example/INBOX; ${ENCODING}`)
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(`The mailbox's URL must hold nothing after the folder; ${ENCODING}`)
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) throw new Error("The mailbox's URL has no valid host name")
  const open = requireTls ? 'starttls' : 'none'
  return {
    host,
    port: url.port === '' ? defaultPort : Number(url.port),
    tls: url.protocol === 'imaps:' ? 'implicit' : open,
    ...readLogin(url),
    folder: decoded(url.pathname.slice(1), 'folder') || 'INBOX',
  }
}

function readLogin(url: URL): Pick<MailboxSettings, 'user' | 'password'> {
  if (url.username === '' || url.password === '')
    throw new Error("The mailbox's URL must hold a user name and a password")
  return { user: decoded(url.username, 'user name'), password: decoded(url.password, 'password') }
}

function decoded(text: string, what: string): string {
  try {
    const plain = decodeURIComponent(text)
    if (!/\p{Cc}/u.test(plain)) return plain
  } catch {
    // Said below.
  }
  throw new Error(`The mailbox's URL has no valid ${what}; ${ENCODING}`)
}
