import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { openPool } from './database.js'
import { type PeerName, peers } from './peers.js'

// The peer's own process: its name and its database come in as arguments, its address goes to its log.
const [, , name = '', databaseUrl = ''] = process.argv

// Its parent may be gone, or have had enough of it.
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => process.exit())

const serve = await peers[name as PeerName].load()
const server = await serve(openPool(databaseUrl), databaseUrl)
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
process.stdout.write(`${JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` })}\n`)
