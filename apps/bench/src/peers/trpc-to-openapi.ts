import { createServer } from 'node:http'
import type { Pool } from 'mysql2/promise'
import { createOpenApiHttpHandler } from 'trpc-to-openapi'
import { plainRouter } from './plain-router.js'

/** operator.create over REST by trpc-to-openapi, on a straight router. */
export function trpcToOpenapi(pool: Pool) {
  const handler = createOpenApiHttpHandler({
    router: plainRouter(pool),
    // It hands on a Request of the Fetch standard, whatever its types say.
    createContext: ({ req }: { req: unknown }) => ({
      authorization: (req as Request).headers.get('authorization') ?? undefined,
    }),
  })
  return createServer((request, response) => void handler(request, response))
}
