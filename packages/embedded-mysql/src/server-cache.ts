import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { userCache } from './user-cache.js'

/**
 * Where this user's fetched server is, for all data folders. A home may be mounted on machines of several kinds, so each
 * kind has its own. Undefined for a user without a home.
 */
export async function serverCache(): Promise<string | undefined> {
  const cache = userCache()
  return cache && join(cache, `mariadb-${await machineKind()}`)
}

/** `debian-12-x64`: what a server of the system's packages runs on. */
async function machineKind(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const [id, version] = ['ID', 'VERSION_ID'].map(
    (name) => new RegExp(`^${name}="?([\\w.-]+)"?$`, 'm').exec(release)?.[1],
  )
  return [id, version, process.arch].filter((part) => part !== undefined).join('-')
}
