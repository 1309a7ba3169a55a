/** Where the server listens and which of its databases is ours. */
export interface DatabaseAddress {
  host?: string
  port?: number
  socketPath?: string
  user: string
  password: string
  database: string
  ssl?: { minVersion: 'TLSv1.2' }
}

/**
 * Reads `mysql://user:password@host:port/name`, with `?ssl=true` for a verified TLS connection or `?socketPath=…` for a
 * unix socket. Throws a TypeError, whose text holds no part of the URL, for anything else: an option that was
 * silently ignored could be the one that was to encrypt the connection.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const database = decodeURIComponent(parsed?.pathname.slice(1) ?? '')
  if (parsed?.protocol !== 'mysql:' || !/^[A-Za-z0-9_$-]{1,64}$/.test(database))
    throw new TypeError('The database URL must look like mysql://user:password@host:3306/name')
  const { socketPath, ssl, ...others } = Object.fromEntries(parsed.searchParams)
  if (Object.keys(others).length > 0 || (ssl !== undefined && ssl !== 'true'))
    throw new TypeError('The database URL takes no options but ssl=true and socketPath')
  return {
    ...(socketPath
      ? { socketPath }
      : { host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(parsed.port || 3306) }),
    ...(ssl && { ssl: { minVersion: 'TLSv1.2' } }),
    user: decodeURIComponent(parsed.username || 'root'),
    password: decodeURIComponent(parsed.password),
    database,
  }
}
