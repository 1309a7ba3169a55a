import { type Database, databaseForTenant } from '@telecomx/database'
import { authenticate } from '../access/authenticate.js'
import type { Context } from './context.js'
import type { Dependencies } from './dependencies.js'

/** What the procedures of one request get. Who calls is looked up when the first of them asks. */
export function createContext(dependencies: Dependencies, headers: Headers, network: () => string): Context {
  let caller: ReturnType<typeof authenticate> | undefined
  const databaseOf = shareByTenant(dependencies.database)
  // A caller's own id is kept, so that its logs and ours can be read side by side.
  const requestId = /^[\w.-]{1,64}$/.exec(headers.get('x-request-id') ?? '')?.[0] ?? dependencies.newId()
  return {
    dependencies,
    databaseOf,
    requestId,
    network,
    authenticate: () => (caller ??= authenticate(dependencies, { headers, requestId, databaseOf })),
  }
}

/** Made once for the look-up of the token and the calls that follow, as a rule of one tenant. */
function shareByTenant(database: Database): Context['databaseOf'] {
  const waits = { spentMs: 0 }
  const shares = new Map<string, Database>()
  return (tenant) => {
    const share = shares.get(tenant) ?? databaseForTenant(database, tenant, waits)
    shares.set(tenant, share)
    return share
  }
}
