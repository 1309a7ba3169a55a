import type { Server } from 'node:http'
import type { Pool } from 'mysql2/promise'

/** Serves on a database; the server does not listen yet. */
export type Peer = (pool: Pool, databaseUrl: string) => Promise<Server> | Server

/** What a user could have picked instead, and the packages that it stands on. Each file says what it does. */
export const peers = {
  'node:http': { packages: ['mysql2'], load: async () => (await import('./raw-http.js')).rawHttp },
  fastify: { packages: ['fastify', 'mysql2'], load: async () => (await import('./fastify.js')).fastifyPeer },
  hono: {
    packages: ['@hono/zod-openapi', 'hono', '@hono/node-server', 'mysql2'],
    load: async () => (await import('./hono-zod-openapi.js')).honoZodOpenapi,
  },
  orpc: {
    packages: ['@orpc/openapi', '@orpc/server', 'mysql2'],
    load: async () => (await import('./orpc-openapi.js')).orpcOpenapi,
  },
  'trpc-to-openapi': {
    packages: ['trpc-to-openapi', '@trpc/server', 'mysql2'],
    load: async () => (await import('./trpc-to-openapi.js')).trpcToOpenapi,
  },
  'trpc-to-openapi, our router': {
    packages: ['trpc-to-openapi', '@trpc/server'],
    load: async () => (await import('./trpc-to-openapi-own-router.js')).trpcToOpenapiOwnRouter,
  },
  'trpc standalone': {
    packages: ['@trpc/server', 'mysql2'],
    load: async () => (await import('./trpc-standalone.js')).trpcStandalone,
  },
  'N+1, jsPDF': {
    packages: ['@trpc/server', 'mysql2', 'jspdf'],
    load: async () => (await import('./n-plus-one.js')).nPlusOne('jspdf'),
  },
  'N+1, pdf-lib': {
    packages: ['@trpc/server', 'mysql2', 'pdf-lib', '@pdf-lib/fontkit'],
    load: async () => (await import('./n-plus-one.js')).nPlusOne('pdf-lib'),
  },
  'N+1, pdfkit': {
    packages: ['@trpc/server', 'mysql2', 'pdfkit'],
    load: async () => (await import('./n-plus-one.js')).nPlusOne('pdfkit'),
  },
  'JSON.parse': {
    packages: ['mysql2'],
    load: async () => (await import('./json-parse-import.js')).jsonParseImport,
  },
} satisfies Record<string, { packages: readonly string[]; load: () => Promise<Peer> }>

export type PeerName = keyof typeof peers
