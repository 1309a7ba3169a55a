import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Database } from '@telecomx/database'
import { createTestDatabase, type TestDatabase } from '@telecomx/database/testing'
import { createPoaRenderer } from '@telecomx/poa-document'
import { createScanReader } from '@telecomx/scan'
import { createKnownTokens } from '../access/known-tokens.js'
import { createTokenUses } from '../access/token-uses.js'
import type { Log } from '../failures/log-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { newId, newPortingCode } from '../procedure/ids.js'
import { createGates } from '../create-gates.js'
import { createApiServer } from '../server.js'
import { createRateLimit } from '../shares/rate-limit.js'

export interface TestServer {
  readonly url: string
  readonly database: Database
  readonly testDatabase: TestDatabase
  readonly dependencies: Dependencies
  /** Every log event, as it would be written. */
  readonly log: { event: string; [field: string]: unknown }[]
  /** Ends every connection, as a process that goes; what comes back lets another one listen at the same address. */
  goDown(): Promise<() => Promise<void>>
  close(): Promise<void>
}

/**
 * The real server with REST and tRPC on a free loopback port, on a database of its own. Override a dependency to stand
 * in for the outside world: clock, ids.
 */
export async function startTestServer(overrides: Partial<Dependencies> = {}): Promise<TestServer> {
  const testDatabase = await createTestDatabase()
  const events: TestServer['log'] = []
  const log: Log = (event, fields) => events.push({ event, ...fields })
  const dependencies: Dependencies = {
    database: testDatabase.database,
    poaRenderer: await createPoaRenderer(),
    scanReader: createScanReader(),
    issuer: { name: 'Telecom X', cpsCode: '01060', phone: '+4570305000', email: 'porting@telecomx.example' },
    messageIdDomain: 'telecomx.example',
    otherRecipientsPerHour: 30,
    knownTokens: createKnownTokens(),
    tokenUses: createTokenUses(testDatabase.database, log),
    // Tests call faster than people; those of the limit set their own.
    rateLimit: createRateLimit({ perSecond: 1_000_000, burst: 1_000_000 }),
    strangerLimit: createRateLimit({ perSecond: 1_000_000, burst: 1_000_000 }),
    signInLimit: createRateLimit({ perSecond: 1_000_000, burst: 1_000_000 }),
    sendsSignInLinks: true,
    ...createGates(),
    corsOrigins: [],
    trustedProxies: [],
    log,
    tokenScheme: 'tx_live_',
    clock: () => new Date(),
    newId,
    newPortingCode,
    ...overrides,
  }
  let server = await listen(dependencies, 0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    database: testDatabase.database,
    testDatabase,
    dependencies,
    log: events,
    async goDown() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      return async () => {
        server = await listen(dependencies, port)
      }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await dependencies.poaRenderer.close()
      await dependencies.scanReader.close()
      await dependencies.tokenUses.settled()
      await testDatabase.drop()
    },
  }
}

async function listen(dependencies: Dependencies, port: number) {
  const server = createApiServer(dependencies).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}
