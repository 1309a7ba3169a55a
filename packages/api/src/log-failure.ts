import type { Log } from './dependencies.js'

/** Logs names, numbers and stack lines of an error, never its text: texts quote what people sent. */
export function logFailure(
  log: Log,
  where: { requestId: string; path: string; answered: number },
  failure: unknown,
): void {
  const origin = originOf(failure) as { name?: string; errno?: number; stack?: string }
  log(where.answered === 503 ? 'unavailable' : 'unexpected_error', {
    ...where,
    error: origin.name,
    errno: origin.errno,
    at: origin.stack
      ?.split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  })
}

function originOf(failure: unknown): unknown {
  return failure instanceof Error && failure.cause !== undefined ? originOf(failure.cause) : failure
}
