import { once } from 'node:events'
import type { Server } from 'node:net'

/**
 * Has a server listen on a host's port, 0 for any that is free.
 *
 * @throws Error with one sentence: where it cannot listen, why, and which setting to change.
 */
export async function listenAt(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = 'Error' } = error as NodeJS.ErrnoException
    throw new Error(`Cannot listen on ${inAddress(host)}:${port}: ${reasons[code] ?? code}`, { cause: error })
  }
}

/** As it stands in a URL before the port. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'the port is in use; set PORT to another one',
  EACCES: 'this user may not listen there; set PORT to 1024 or above',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one of its own',
  ENOTFOUND: 'there is no host of that name; set HOST to an address of this machine',
  EAI_AGAIN: 'the name server does not answer; set HOST to an address of this machine',
}
