import { errnoOf, unavailableReason } from '@telecomx/database'

/** Fixed event names and ids only: no personal value ever reaches a log. */
export type Log = (event: string, fields?: Record<string, string | number | boolean | undefined>) => void

/**
 * Logs names, numbers and stack lines of an error, never its text: texts quote what people sent. What is unavailable is
 * logged once a minute for each reason; the calls that were refused for it stand in their own lines.
 */
export function logFailure(
  log: Log,
  where: { requestId: string; path: string; answered: number },
  failure: unknown,
): void {
  const origin = originOf(failure)
  const { stack } = origin as { stack?: string }
  const fields = { ...where, ...errorFields(failure), at: framesOf(stack) }
  if (where.answered !== 503) log('unexpected_error', fields)
  // Each of these calls somebody must look after.
  else if (fields.reason === 'outcome_unknown') log('unavailable', fields)
  else logOncePerMinute(log, 'unavailable', { reason: 'busy', ...fields })
}

/** What an error is called, its number, and why the database is unavailable when it is that: and nobody's data. */
export function errorFields(failure: unknown) {
  const origin = originOf(failure)
  const reason = reasonOf(failure)
  return {
    ...(reason && { reason }),
    error: (origin as { name?: string }).name,
    errno: errnoOf(origin),
  }
}

const minuteMs = 60_000
const lastLogged = new WeakMap<Log, Map<string, number>>()

/** For what goes wrong with every call while the database is away: the log names each reason, and is not filled. */
export function logOncePerMinute(
  log: Log,
  event: string,
  fields: NonNullable<Parameters<Log>[1]>,
  nowMs = performance.now(),
): void {
  const loggedAt = lastLogged.get(log) ?? new Map<string, number>()
  lastLogged.set(log, loggedAt)
  const { task, reason, errno, error } = fields
  const kind = [event, task, reason ?? errno ?? error].join(' ')
  if (nowMs - (loggedAt.get(kind) ?? -Infinity) < minuteMs) return
  loggedAt.set(kind, nowMs)
  log(event, fields)
}

function reasonOf(failure: unknown): ReturnType<typeof unavailableReason> {
  const reason = unavailableReason(failure)
  return reason ?? (hasCause(failure) ? reasonOf(failure.cause) : undefined)
}

function originOf(failure: unknown): unknown {
  return hasCause(failure) ? originOf(failure.cause) : failure
}

function hasCause(failure: unknown): failure is Error {
  return failure instanceof Error && failure.cause !== undefined
}

function framesOf(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ')
}
