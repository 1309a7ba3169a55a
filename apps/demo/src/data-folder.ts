import { existsSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { makeOwnedFolder, sweepAbandoned } from '@telecomx/process'

/** The name under which the product keeps a fetched database server in its data folder. */
const serverName = 'mariadb-server'

/**
 * A data folder for one demo, with an empty database and the database server that the product itself uses. Where
 * there is none yet, the product may fetch one into this folder; it is kept for the next time.
 */
export async function createDataFolder(productFolder: string) {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-demo-${userInfo().uid}-`))
  const kept = join(productFolder, serverName)
  await sweepAbandoned(copyPrefix(kept))
  const hasFetchedServer = existsSync(kept)
  // Never to a folder that is not there: a fetched server cannot be moved onto such a link.
  if (hasFetchedServer) symlinkSync(kept, join(folder, serverName))
  return {
    folder,
    hasFetchedServer,
    async remove(): Promise<void> {
      await keepServer(join(folder, serverName), kept).catch(() => undefined)
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

/** Not being able to keep it costs the next demo a few seconds, no more. */
async function keepServer(fetched: string, kept: string): Promise<void> {
  const isFetched = lstatSync(fetched, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFetched || existsSync(kept)) return
  mkdirSync(join(kept, '..'), { recursive: true })
  if (await renamed(fetched, kept)) return
  // The temporary folder may be on another disk: copy beside the target, so that half a copy never counts.
  const copy = await makeOwnedFolder(copyPrefix(kept))
  try {
    await cp(fetched, join(copy, serverName), { recursive: true, verbatimSymlinks: true })
    await rename(join(copy, serverName), kept)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

const copyPrefix = (kept: string): string => `${kept}.copy-`

function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  )
}
