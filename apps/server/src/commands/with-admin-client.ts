import type { AddressInfo } from 'node:net'
import { createApiServer, type Dependencies, type TokenScheme } from '@telecomx/api'
import { type Client, createClient } from '@telecomx/client'
import {
  type Database,
  insertAuditEntry,
  inTransaction,
  revokeToken,
  theInstallation,
} from '@telecomx/database'
import { createPoaRenderer } from '@telecomx/poa-document'
import { createDependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { listenAt } from '../listen-at.js'
import { issuerId, issueToken } from './issue-token.js'

export interface AdminWork {
  env: Env
  database: Database
  stop: AbortSignal
  /** What the tokens that are made begin with. */
  tokenScheme?: TokenScheme
}

/**
 * Lends a client with the rights of an ADMIN, on a server of its own beside those that run: a command then goes through
 * the same API, checks and rules as everybody. The token ends with the command, and no call is
 * begun once it is told to stop.
 */
export async function withAdminClient(
  { env, database, stop, tokenScheme = 'tx_live_' }: AdminWork,
  run: (admin: Client, dependencies: Dependencies) => Promise<void>,
): Promise<void> {
  const dependencies = {
    ...createDependencies(env, { database, poaRenderer: await createPoaRenderer() }),
    tokenScheme,
    // Nobody else calls this server.
    rateLimit: { take: () => undefined, assertLeft: () => undefined },
    log: () => undefined,
  }
  const server = createApiServer(dependencies)
  try {
    await listenAt(server, '127.0.0.1', 0)
    const { port } = server.address() as AddressInfo
    const { id, token } = await issueToken(database, env.issuer.name, {
      level: 'ADMIN',
      name: 'command line',
    })
    try {
      const untilStopped: typeof fetch = (input, init) => {
        stop.throwIfAborted()
        return fetch(input, init)
      }
      await run(createClient({ url: `http://127.0.0.1:${port}`, token, fetch: untilStopped }), dependencies)
    } finally {
      await inTransaction(database, async (trx) => {
        await revokeToken(trx, id)
        const entry = {
          action: 'token.revoke',
          customerId: issuerId,
          objectType: 'token',
          objectId: id,
        } as const
        await insertAuditEntry(trx, theInstallation, {
          ...entry,
          after: { name: 'command line', revoked: true },
        })
      })
    }
  } finally {
    server.close()
    server.closeAllConnections()
    await Promise.all([
      dependencies.tokenUses.settled(),
      dependencies.poaRenderer.close(),
      dependencies.scanReader.close(),
    ])
  }
}
