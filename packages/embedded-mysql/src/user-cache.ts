import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where this user keeps what was fetched: below `XDG_CACHE_HOME`, else `~/.cache`. Undefined for a user without a home. */
export function userCache(): string | undefined {
  // A relative one is to be ignored, says the XDG base directory specification.
  const cache = [process.env['XDG_CACHE_HOME'] ?? '', join(home(), '.cache')].find(isAbsolute)
  return cache && join(cache, 'telecomx')
}

/** Empty when there is none: neither HOME nor an entry among the system's users, as in many a container. */
function home(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}
