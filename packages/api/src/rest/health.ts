import { readSmallestOperator } from '@telecomx/database'
import { unavailable } from '../api-failure.js'
import type { App } from '../app.js'
import type { Dependencies } from '../dependencies.js'
import { errorAnswer, jsonAnswer } from './answers.js'
import { methodNotAllowed } from './bridge.js'

/** Longer than any healthy read of one row by its key. */
const readinessDeadlineMs = 1_000

/** `/livez`: the process answers. `/readyz`: a real table answers in time, so requests can be served. */
export function mountHealth(app: App, { database }: Dependencies): void {
  app.get('/livez', () => jsonAnswer({ success: true }))
  app.get('/readyz', async (request) => {
    const ready = await within(readinessDeadlineMs, readSmallestOperator(database))
    if (ready) return jsonAnswer({ success: true })
    return errorAnswer(unavailable(), request.req.header('accept'))
  })
  for (const path of ['/livez', '/readyz']) app.all(path, (request) => methodNotAllowed(['GET'], request))
}

function within(deadlineMs: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), deadlineMs)
    work
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer))
  })
}
