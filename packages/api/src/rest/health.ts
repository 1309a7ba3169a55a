import { writeReadiness } from '@telecomx/database'
import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { App } from '../http/app.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { errorAnswer, jsonAnswer } from '../http/answers.js'
import { methodNotAllowed } from './bridge.js'
import { createReadiness } from './readiness.js'

/** `/livez`: the process answers. `/readyz`: the database takes writes in time, so requests can be served. */
export function mountHealth(app: App, { database }: Dependencies): void {
  const whyNotReady = createReadiness(() => writeReadiness(database))
  app.get('/livez', () => jsonAnswer({ success: true }))
  app.get('/readyz', async (request) => {
    const reason = await whyNotReady()
    if (reason === undefined) return jsonAnswer({ success: true })
    return errorAnswer(notReady(reason), request.req.header('accept'))
  })
  for (const path of ['/livez', '/readyz']) app.all(path, (request) => methodNotAllowed(['GET'], request))
}

function notReady(reason: string): ApiFailure {
  return new ApiFailure(transportErrors.unavailable, { retryAfterSeconds: 1, details: { reason } })
}
