import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * Where this user's fetched server is, for all data folders: below `XDG_CACHE_HOME`, else `~/.cache`. A home may be
 * mounted on machines of several kinds, so each kind has its own. Undefined for a user without a home.
 */
export async function serverCache(): Promise<string | undefined> {
  // A relative one is to be ignored, says the XDG base directory specification.
  const caches = [process.env['XDG_CACHE_HOME'] ?? '', join(home(), '.cache')].find(isAbsolute)
  return caches && join(caches, 'telecomx', `mariadb-${await machineKind()}`)
}

/** Empty when there is none: neither HOME nor an entry among the system's users, as in many a container. */
function home(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}

/** `debian-12-x64`: what a server of the system's packages runs on. */
async function machineKind(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const [id, version] = ['ID', 'VERSION_ID'].map(
    (name) => new RegExp(`^${name}="?([\\w.-]+)"?$`, 'm').exec(release)?.[1],
  )
  return [id, version, process.arch].filter((part) => part !== undefined).join('-')
}
