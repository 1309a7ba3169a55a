import { readFileSync } from 'node:fs'
import { connect, isIP, type Socket } from 'node:net'

/** What mysql2 needs to connect by TLS to a server that proves to be the one named. */
export interface DatabaseTls {
  /** `ca`: the authorities to trust in place of those that Node knows, as PEM. */
  ssl: { minVersion: 'TLSv1.2'; verifyIdentity: true; ca?: string }
  stream?: () => Socket
}

/**
 * TLS to `host`, whose certificate an authority of the PEM file has signed, or one that Node knows (NODE_EXTRA_CA_CERTS
 * adds to those). Throws a TypeError when the file cannot be read or holds no certificate.
 */
export function databaseTls(host: string, port: number, caFile?: string): DatabaseTls {
  const ca = caFile === undefined ? {} : { ca: readAuthorities(caFile) }
  return {
    ssl: { minVersion: 'TLSv1.2', verifyIdentity: true, ...ca },
    ...(isIP(host) && { stream: () => connectToAddress(host, port) }),
  }
}

/** Looked into, because Node takes a file without any certificate in silence, and then trusts nobody. */
function readAuthorities(file: string): string {
  const text = readable(file)
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new TypeError('The file that sslCa names in the database URL holds no certificate in PEM format')
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new TypeError(`The file that sslCa names in the database URL cannot be read (${code})`, {
      cause: error,
    })
  }
}

/**
 * A certificate is compared with the name that its socket was opened by. For an IP address Node notes none and compares
 * with `localhost` instead, so that any certificate for that would do.
 */
function connectToAddress(host: string, port: number): Socket {
  return Object.assign(connect({ host, port, noDelay: true, keepAlive: true }), { _host: host })
}
