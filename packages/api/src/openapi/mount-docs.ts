import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from '../http/app.js'
import { methodNotAllowed } from '../rest/bridge.js'
import { openApiDocument } from './openapi-document.js'
import { type StaticFile, staticAnswer, staticFile } from '../http/static-answer.js'

/** A page may load from here and from nowhere else. Swagger UI's style sheet holds its icons. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * `/openapi.json`, `/docs` to read and try it out, to which `/` leads, and `/verify`, where people ask whether a document
 * is one of ours, and of whom they ask it. Each file is made when the first caller asks for it.
 */
export function mountDocs(app: App, issuerName: string): void {
  app.get('/', (request) => request.redirect('/docs'))
  app.all('/', (request) => methodNotAllowed(['GET'], request))
  mountFile(app, '/openapi.json', () => staticFile(JSON.stringify(openApiDocument()), 'application/json'))
  for (const [path, file] of Object.entries(pageFiles))
    mountFile(app, path, () => fileAt(file), { 'Content-Security-Policy': contentPolicy })
  const issuer = `export const issuer = ${JSON.stringify(issuerName)}\n`
  mountFile(app, '/verify/issuer.js', () => staticFile(issuer, types['.js'] ?? ''))
}

const { resolve } = createRequire(import.meta.url)

/** Where what the browser asks for lies: our own files, and those of Swagger UI's package that they need. */
const pageFiles: Record<string, string> = {
  ...filesOf('/docs', 'docs-page'),
  ...filesOf('/verify', 'verify-page'),
  '/docs/swagger-ui.css': resolve('swagger-ui-dist/swagger-ui.css'),
  '/docs/swagger-ui-bundle.js': resolve('swagger-ui-dist/swagger-ui-bundle.js'),
  '/docs/favicon.png': resolve('swagger-ui-dist/favicon-32x32.png'),
}

/** The page at that path, with or without a slash behind it, and what it needs beneath. */
function filesOf(path: string, folder: string): Record<string, string> {
  const directory = fileURLToPath(new URL(`../../${folder}`, import.meta.url))
  const index = join(directory, 'index.html')
  const others = readdirSync(directory).filter((name) => name !== 'index.html')
  return {
    [path]: index,
    [`${path}/`]: index,
    ...Object.fromEntries(others.map((name) => [`${path}/${name}`, join(directory, name)])),
  }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
}

function fileAt(path: string): StaticFile {
  return staticFile(readFileSync(path), types[extname(path)] ?? 'application/octet-stream')
}

function mountFile(
  app: App,
  path: string,
  read: () => StaticFile,
  headers: Record<string, string> = {},
): void {
  let file: StaticFile | undefined
  app.get(path, (request) => staticAnswer((file ??= read()), request.req.raw, headers))
  app.all(path, (request) => methodNotAllowed(['GET'], request))
}
