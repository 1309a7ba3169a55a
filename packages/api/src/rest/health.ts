import { unavailableReason, writeReadiness } from '@telecomx/database'
import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { App } from '../http/app.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { errorAnswer, jsonAnswer } from '../http/answers.js'
import { methodNotAllowed } from './bridge.js'

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

export interface ReadinessSettings {
  /** Longer than any healthy write of one row. */
  deadlineMs?: number
  /** How long an answer serves everybody who asks. */
  freshMs?: number
}

/**
 * Asks whether work can be done: undefined, or why not, in a word. However many ask at once, and for a second after,
 * one look answers them all; while a look hangs no other is begun.
 */
export function createReadiness(
  look: () => Promise<unknown>,
  { deadlineMs = 1_000, freshMs = 1_000 }: ReadinessSettings = {},
): () => Promise<string | undefined> {
  let looking: Promise<string | undefined> | undefined
  let answer: Promise<string | undefined> | undefined

  const begin = () => {
    looking ??= look()
      .then(
        () => undefined,
        (error: unknown) => unavailableReason(error) ?? 'unexpected',
      )
      .finally(() => (looking = undefined))
    return within(deadlineMs, looking, 'no_answer').finally(() => {
      setTimeout(() => (answer = undefined), freshMs).unref()
    })
  }
  return () => (answer ??= begin())
}

function within<Value>(ms: number, work: Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), ms)
    void work.then(resolve).finally(() => clearTimeout(timer))
  })
}
