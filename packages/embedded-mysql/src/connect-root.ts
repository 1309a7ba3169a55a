import { connect, type Socket } from 'node:net'
import { type Connection, createConnection } from 'mysql2/promise'

/** Long enough for a busy machine; a server that is there answers within milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000

export interface RootConnection {
  connection: Connection
  socket: Socket
}

/** Connects as root, without a password: the socket's private folder is what protects it. */
export async function connectRoot(socketPath: string): Promise<RootConnection> {
  const socket = connect(socketPath)
  try {
    const connection = await createConnection({
      stream: socket,
      user: 'root',
      connectTimeout: CONNECT_TIMEOUT_MS,
    })
    // An idle connection may be ended by the server at any time; who cares listens to the socket.
    connection.on('error', () => {})
    return { connection, socket }
  } catch (error) {
    socket.destroy()
    throw error
  }
}
