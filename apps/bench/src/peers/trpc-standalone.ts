import { createHTTPServer } from '@trpc/server/adapters/standalone'
import type { Pool } from 'mysql2/promise'
import { plainRouter } from './plain-router.js'

/** A straight router on tRPC's own server, as its documentation shows it. */
export function trpcStandalone(pool: Pool) {
  return createHTTPServer({
    router: plainRouter(pool),
    createContext: ({ req }) => ({ authorization: req.headers.authorization }),
  })
}
