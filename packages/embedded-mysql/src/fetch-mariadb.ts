import { type Fetching, fetchDebianPackage } from './fetch-debian-package.js'
import { probeUnpackedServer, type Server, type Unusable } from './probe-server.js'

/** Debian's (or Ubuntu's) MariaDB, unpacked into the folder. */
export async function fetchMariadb(fetching: Fetching): Promise<Server | Unusable> {
  const failure = await fetchDebianPackage(mariadb, fetching)
  if (failure !== undefined) return { reason: failure }
  return (await probeUnpackedServer(fetching.target)) ?? { reason: 'the unpacked server does not start' }
}

const name = 'mariadb-server-core'
const mariadb = {
  name,
  orElse: ['libaio1t64', 'libaio1'].map((asyncIo) => [name, asyncIo, 'libnuma1', 'liburing2']),
  works: async (root: string) => (await probeUnpackedServer(root)) !== undefined,
}
