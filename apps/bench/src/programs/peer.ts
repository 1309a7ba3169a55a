import { fileURLToPath } from 'node:url'
import type { PeerName } from '../peers/peers.js'
import { type Served, servedBy } from './product.js'
import { startProgram } from './start-program.js'

// As built, also for who runs the sources.
const script = fileURLToPath(new URL('../../dist/peers/serve-peer.js', import.meta.url))

/** Starts a peer on a database of its own, and waits until it listens. */
export function startPeer(name: PeerName, databaseUrl: string, folder: string): Promise<Served> {
  return servedBy(startProgram({ folder, script, arguments: [name, databaseUrl] }))
}
