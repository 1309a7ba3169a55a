import { access, constants, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeOwnedFolder, removeFolder, userId } from '@telecomx/process'
import { boot } from './boot.js'
import { bootstrap } from './bootstrap.js'
import type { Server } from './probe-server.js'
import { waitForFormerServer } from './running-server.js'
import { SOCKET_NAME, shortFolder } from './socket-folder.js'

/** Boots a server on a fresh folder of its own, and deletes both with `stop()` or the end of the process. */
export async function startDisposableServer(server: Server, flags?: readonly string[]) {
  const folders = await makeFolders()
  const remove = () => folders.all.forEach(removeFolder)
  process.once('exit', remove)
  try {
    await bootstrap(server, folders.data, 'disposable')
    const socketPath = join(folders.socket, SOCKET_NAME)
    const place = { server, dataFolder: folders.data, socketPath, flags }
    const booted = await boot({ ...place, durability: 'disposable' })
    return { socketPath, user: 'root', role: 'owner', stop: () => booted.stop().finally(finish) } as const
  } catch (error) {
    finish()
    throw error
  }

  function finish(): void {
    remove()
    process.off('exit', remove)
  }
}

async function makeFolders() {
  const prefix = `telecomx-disposable-${userId()}-`
  // Where nothing ended a server together with its owner, this does.
  const sweep = { farewell: (folder: string) => waitForFormerServer(join(folder, 'mysql')) }
  const root = await makeOwnedFolder(join(await fastFolder(), prefix), sweep)
  const data = join(root, 'mysql')
  if (dirname(shortFolder(root, 'socket')) === root)
    return { data, socket: join(root, 'socket'), all: [root] }
  const socket = await makeOwnedFolder(`/tmp/${prefix}`, sweep)
  return { data, socket, all: [root, socket] }
}

/** A server with some thousand rows takes 60 MB; this leaves room for several at once. */
const ROOM_WANTED_BYTES = 512 * 1024 * 1024

/** Memory, where creating a table takes a twentieth of the time; else the temporary folder. */
async function fastFolder(): Promise<string> {
  const memory = '/dev/shm'
  try {
    await access(memory, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize >= ROOM_WANTED_BYTES ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
