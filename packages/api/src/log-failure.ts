import { errnoOf } from '@telecomx/database'
import type { Log } from './dependencies.js'

/** Logs names, numbers and stack lines of an error, never its text: texts quote what people sent. */
export function logFailure(
  log: Log,
  where: { requestId: string; path: string; answered: number },
  failure: unknown,
): void {
  const origin = originOf(failure)
  const { stack } = origin as { stack?: string }
  log(where.answered === 503 ? 'unavailable' : 'unexpected_error', {
    ...where,
    ...errorFields(origin),
    at: stack
      ?.split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  })
}

/** The class and the number of an error, which say what happened and to nobody whom. */
export function errorFields(error: unknown): { error: string | undefined; errno: number | undefined } {
  return { error: (error as { name?: string }).name, errno: errnoOf(error) }
}

function originOf(failure: unknown): unknown {
  return failure instanceof Error && failure.cause !== undefined ? originOf(failure.cause) : failure
}
