import { type DatabaseTls, databaseTls } from './database-tls.js'

/** Where the server listens and which of its databases is ours. */
export interface DatabaseAddress extends Partial<DatabaseTls> {
  host?: string
  port?: number
  socketPath?: string
  user: string
  password: string
  database: string
}

/**
 * Reads `mysql://user:password@host:port/name`, with `?ssl=true` for TLS with a server whose certificate is valid for
 * `host`, `?sslCa=file.pem` for one that this authority vouches for, or `?socketPath=…` for a unix socket.
 * Throws a TypeError, whose text holds no part of the URL, for anything else: an option that was
 * silently ignored could be the one that was to encrypt the connection.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const account = parsed && accountOf(parsed)
  if (parsed?.protocol !== 'mysql:' || parsed.hash !== '' || !account)
    throw faultOf(url, 'The database URL must look like mysql://user:password@host:3306/name')
  const { socketPath, ssl, sslCa, ...others } = Object.fromEntries(parsed.searchParams)
  if (Object.keys(others).length > 0 || (ssl ?? 'true') !== 'true' || sslCa === '')
    throw faultOf(url, 'The database URL takes no options but ssl=true, sslCa=FILE and socketPath')
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(parsed.port || 3306)
  return {
    ...(socketPath ? { socketPath } : { host, port }),
    ...((ssl ?? sslCa) && databaseTls(socketPath ? 'localhost' : host, port, sslCa)),
    ...account,
  }
}

function accountOf({ username, password, pathname }: URL) {
  const [user, secret, database] = [username || 'root', password, pathname.slice(1)].map(decode)
  if (user === undefined || secret === undefined || !/^[A-Za-z0-9_$-]{1,64}$/.test(database ?? ''))
    return undefined
  return { user, password: secret, database: database ?? '' }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Names user and password as the cause where they hold what means something else in a URL. */
function faultOf(url: string, fault: string): TypeError {
  const credentials = /^mysql:\/\/(.*)@/s.exec(url)?.[1] ?? ''
  const isEncoded = !/[/?#]/.test(credentials) && decode(credentials) !== undefined
  const cause =
    '; percent-encode special characters of user and password: %2F for /, %3F for ?, %23 for #, %25 for %'
  return new TypeError(isEncoded ? fault : `${fault}${cause}`)
}
