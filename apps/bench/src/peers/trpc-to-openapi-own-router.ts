import { createServer } from 'node:http'
import {
  createGates,
  createKnownTokens,
  createRateLimit,
  createTokenUses,
  type Dependencies,
  newId,
  newPortingCode,
} from '@telecomx/api'
import { appRouter, createContext } from '@telecomx/api/testing'
import { connectDatabase } from '@telecomx/database'
import type { Pool } from 'mysql2/promise'
import { createOpenApiHttpHandler } from 'trpc-to-openapi'

/** operator.create over REST by trpc-to-openapi, on the product's own router: what its own bridge is instead of. */
export function trpcToOpenapiOwnRouter(_pool: Pool, databaseUrl: string) {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta: object } }>
  Object.assign(procedures['operator.create']?._def.meta ?? {}, {
    openapi: { method: 'POST', path: '/dk/operator' },
  })
  const dependencies = createDependencies(databaseUrl)
  const handler = createOpenApiHttpHandler({
    router: appRouter,
    // It hands on a Request of the Fetch standard, whatever its types say.
    createContext: ({ req }: { req: unknown }) =>
      createContext(dependencies, (req as Request).headers, () => '127.0.0.1'),
  } as unknown as Parameters<typeof createOpenApiHttpHandler>[0])
  return createServer((request, response) => void handler(request, response))
}

const anyPace = { perSecond: 1_000_000, burst: 1_000_000 }

/** All that operator.create stands on; it prints and reads nothing. */
function createDependencies(databaseUrl: string): Dependencies {
  const [database, log] = [connectDatabase(databaseUrl), () => undefined]
  return {
    database,
    poaRenderer: undefined as never,
    scanReader: undefined as never,
    issuer: { name: 'Telecom X', cpsCode: '01060' },
    messageIdDomain: 'telecomx.example',
    otherRecipientsPerHour: 30,
    knownTokens: createKnownTokens(),
    tokenUses: createTokenUses(database, log),
    rateLimit: createRateLimit(anyPace),
    strangerLimit: createRateLimit(anyPace),
    signInLimit: createRateLimit(anyPace),
    sendsSignInLinks: false,
    ...createGates(),
    corsOrigins: [],
    trustedProxies: [],
    log,
    tokenScheme: 'tx_live_',
    clock: () => new Date(),
    newId,
    newPortingCode,
  }
}
