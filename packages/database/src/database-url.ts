/** Where the server listens and which of its databases is ours. */
export interface DatabaseAddress {
  host?: string
  port?: number
  socketPath?: string
  user: string
  password: string
  database: string
}

/** Reads `mysql://…`. Throws a TypeError whose text holds neither user nor password. */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const database = decodeURIComponent(parsed?.pathname.slice(1) ?? '')
  if (parsed?.protocol !== 'mysql:' || !/^[A-Za-z0-9_$-]{1,64}$/.test(database))
    throw new TypeError('The database URL must look like mysql://user:password@host:3306/name')
  const socketPath = parsed.searchParams.get('socketPath')
  return {
    ...(socketPath ? { socketPath } : { host: parsed.hostname, port: Number(parsed.port || 3306) }),
    user: decodeURIComponent(parsed.username || 'root'),
    password: decodeURIComponent(parsed.password),
    database,
  }
}
