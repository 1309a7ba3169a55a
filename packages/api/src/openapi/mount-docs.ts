import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { App } from '../http/app.js'
import { methodNotAllowed } from '../rest/bridge.js'
import { docsPage, pageStyle, startScript } from './docs-page.js'
import { openApiDocument } from './openapi-document.js'
import { type StaticFile, staticAnswer, staticFile } from '../http/static-answer.js'

/** The page may load from here and from nowhere else. Swagger UI's style sheet holds its icons. */
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

/** `/openapi.json`, and `/docs` to read and try it out, to which `/` leads. Each file is made when the first caller asks for it. */
export function mountDocs(app: App): void {
  app.get('/', (request) => request.redirect('/docs'))
  app.all('/', (request) => methodNotAllowed(['GET'], request))
  mountFile(app, '/openapi.json', () => staticFile(JSON.stringify(openApiDocument()), 'application/json'))
  const page = () => staticFile(docsPage, 'text/html; charset=utf-8')
  const files: Record<string, () => StaticFile> = {
    '/docs': page,
    '/docs/': page,
    '/docs/start.js': () => staticFile(startScript, javaScript),
    '/docs/page.css': () => staticFile(pageStyle, styleSheet),
    '/docs/swagger-ui.css': () => ofSwaggerUi('swagger-ui.css', styleSheet),
    '/docs/swagger-ui-bundle.js': () => ofSwaggerUi('swagger-ui-bundle.js', javaScript),
    '/docs/favicon.png': () => ofSwaggerUi('favicon-32x32.png', 'image/png'),
  }
  for (const [path, read] of Object.entries(files))
    mountFile(app, path, read, { 'Content-Security-Policy': contentPolicy })
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

const javaScript = 'text/javascript; charset=utf-8'
const styleSheet = 'text/css; charset=utf-8'

const { resolve } = createRequire(import.meta.url)

function ofSwaggerUi(name: string, type: string): StaticFile {
  return staticFile(readFileSync(resolve(`swagger-ui-dist/${name}`)), type)
}
