import { existsSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeOwnedFolder, userId } from '@telecomx/process'

/** Where a product from before the user's cache has a fetched database server, in its data folder. */
const serverName = 'mariadb-server'

/** A data folder for one demo, with an empty database. */
export async function createDataFolder(productFolder: string) {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-demo-${userId()}-`))
  const fetched = join(productFolder, serverName)
  // Never to a folder that is not there: a fetched server cannot be moved onto such a link.
  if (existsSync(fetched)) symlinkSync(fetched, join(folder, serverName))
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  }
}
