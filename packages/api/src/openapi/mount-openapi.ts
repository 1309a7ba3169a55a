import type { App } from '../http/app.js'
import { methodNotAllowed } from '../rest/bridge.js'
import { openApiDocument } from './openapi-document.js'
import { staticAnswer, staticFile } from '../http/static-answer.js'

/** `GET /openapi.json`: the document, made when the first caller asks for it. */
export function mountOpenApi(app: App): void {
  let file: ReturnType<typeof staticFile> | undefined
  app.get('/openapi.json', (request) => {
    file ??= staticFile(JSON.stringify(openApiDocument()), 'application/json')
    return staticAnswer(file, request.req.raw)
  })
  app.all('/openapi.json', (request) => methodNotAllowed(['GET'], request))
}
