import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip as gzipByCallback } from 'node:zlib'
import { errorAnswer } from '../http/answers.js'
import type { App, AppRequest } from '../http/app.js'
import { methodNotAllowed } from '../rest/bridge.js'
import { transportErrors } from '@telecomx/validation'

/** What a built index has wherever a nonce belongs (`cspNonce` of apps/desk/vite.config.ts). */
const nonceMark = 'NONCE-OF-THE-ANSWER'

/** What a built index has where it tells the desk whether sign-in links are sent. */
const linksMark = 'on-or-off'

/**
 * The desk at `/desk`, from the folder that its build left. Every address beneath is the desk's own, and answered by its
 * index; what lies in `assets` has its hash in its name, and may be kept for good.
 */
export function mountDesk(
  app: App,
  folder: string,
  { sendsSignInLinks }: { sendsSignInLinks: boolean },
): void {
  const built = readFileSync(join(folder, 'index.html'), 'utf8')
  const index = built.replace(linksMark, sendsSignInLinks ? 'on' : 'off')
  for (const name of listAssets(join(folder, 'assets'))) {
    const read = readOnce(join(folder, 'assets', name))
    app.get(`/desk/assets/${name}`, async (request) => {
      const asset = await read()
      return asset ? assetAnswer(asset, request.req.raw) : noSuchAsset(request)
    })
  }
  app.get('/desk/assets/*', noSuchAsset)
  app.get('/desk', () => indexAnswer(index))
  app.get('/desk/*', () => indexAnswer(index))
  app.all('/desk', (request) => methodNotAllowed(['GET'], request))
  app.all('/desk/*', (request) => methodNotAllowed(['GET'], request))
}

function noSuchAsset({ req }: AppRequest): Response {
  return errorAnswer(transportErrors.noSuchPath, req.header('accept'))
}

/** Names with `/` between, of files in folders too. */
function listAssets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
}

/** Never kept: a nonce is good for one answer, and an old index names scripts that are gone. */
function indexAnswer(index: string): Response {
  const nonce = randomBytes(16).toString('base64')
  return new Response(index.replaceAll(nonceMark, nonce), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentPolicy(nonce),
    },
  })
}

/** The page may load from here and from nowhere else; pdf.js works in a worker. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * A worker goes by the policy of its own answer. That of pdf.js decodes the images of scans in WebAssembly, which the page
 * may not: it has no document, no token and no other address to speak to.
 */
const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'"

interface Asset {
  isWorker: boolean
  bytes: Uint8Array<ArrayBuffer>
  gzipped: Uint8Array<ArrayBuffer>
  type: string
}

/** Reads it for the first who asks. Undefined as long as it is not there: a newer desk takes an older one's place. */
function readOnce(path: string): () => Promise<Asset | undefined> {
  let reading: Promise<Asset | undefined> | undefined
  return async () => {
    reading ??= readAsset(path)
    try {
      const asset = await reading
      if (!asset) reading = undefined
      return asset
    } catch (error) {
      reading = undefined
      throw error
    }
  }
}

async function readAsset(path: string): Promise<Asset | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return (
    bytes && {
      isWorker: basename(path).startsWith('pdf.worker.'),
      bytes: new Uint8Array(bytes),
      // Megabytes take a second: in a thread, so that nobody waits for it.
      gzipped: new Uint8Array(await gzip(bytes, { level: 9 })),
      type: types[extname(path)] ?? 'application/octet-stream',
    }
  )
}

const gzip = promisify(gzipByCallback)

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

function assetAnswer({ isWorker, bytes, gzipped, type }: Asset, request: Request): Response {
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('accept-encoding') ?? '')
  const body = takesGzip ? gzipped : bytes
  return new Response(body, {
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Type': type,
      'Content-Length': String(body.length),
      Vary: 'Accept-Encoding',
      ...(isWorker && { 'Content-Security-Policy': workerPolicy }),
      ...(takesGzip && { 'Content-Encoding': 'gzip' }),
    },
  })
}
