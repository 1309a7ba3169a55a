/** A mail server as configured. `secrets` are the forms in which its login could turn up in a reply. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps:`). */
  readonly implicitTls: boolean
  readonly login: { readonly user: string; readonly pass: string } | undefined
  readonly secrets: readonly string[]
}

/** The ports that IANA gives to the two schemes. */
const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['smtp:', 25],
  ['smtps:', 465],
])

/** Said with each fault that a password as it is may be the cause of. */
const ENCODING =
  'special characters of user name and password are percent-encoded: %2F for /, %3F for ?, %23 for #, %25 for %'

/**
 * Reads `smtp://[user:pass@]host[:port]` or `smtps://…`. Nothing else may be in it: the mail library
 * would take any of its options, switching off certificate checks included, from a query.
 *
 * @throws Error that never repeats the URL, because the URL holds a password
 */
export function parseSmtpUrl(text: string): SmtpServer {
  // Not `new URL` in a try: its error carries the whole input along.
  const url = URL.canParse(text) ? new URL(text) : undefined
  const defaultPort = url === undefined ? undefined : DEFAULT_PORTS.get(url.protocol)
  if (url === undefined || defaultPort === undefined) {
    throw new Error(
      `The SMTP address must be a URL such as smtp://mail.example:25 or smtps://mail.example; ${ENCODING}`,
    )
  }
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    throw new Error(`The SMTP address must hold nothing after host and port; ${ENCODING}`)
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) throw new Error('The SMTP address has no valid host name')
  const login = readLogin(url)
  return {
    host,
    port: url.port === '' ? defaultPort : Number(url.port),
    implicitTls: url.protocol === 'smtps:',
    login,
    secrets: login === undefined ? [] : secretForms(login, url),
  }
}

function readLogin(url: URL): SmtpServer['login'] {
  if (url.username === '' && url.password === '') return undefined
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  } catch {
    throw new Error(`The SMTP address has no valid user name or password; ${ENCODING}`)
  }
}

/** Plain, as in the URL, and as AUTH LOGIN and AUTH PLAIN send them. */
function secretForms({ user, pass }: { user: string; pass: string }, url: URL): string[] {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const forms = [
    user,
    pass,
    url.username,
    url.password,
    base64(user),
    base64(pass),
    base64(`\0${user}\0${pass}`),
  ]
  return forms.filter((form) => form !== '')
}
