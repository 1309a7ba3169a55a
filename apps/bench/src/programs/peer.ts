import { fileURLToPath } from 'node:url'
import type { PeerName } from '../peers/peers.js'
import type { Served } from './product.js'
import { startProgram } from './start-program.js'

// As built, also for who runs the sources.
const script = fileURLToPath(new URL('../../dist/peers/serve-peer.js', import.meta.url))

/** Starts a peer on a database of its own, and waits until it listens. */
export async function startPeer(name: PeerName, databaseUrl: string, folder: string): Promise<Served> {
  const program = startProgram({ folder, script, arguments: [name, databaseUrl] })
  return { ...program, url: String((await program.logged('listening')).url) }
}
