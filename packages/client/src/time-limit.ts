import { TimeoutError } from './interruptions.js'

export interface TimeLimit {
  /** Aborts when the time is over, or when the caller says so; its reason says which. */
  readonly signal: AbortSignal
  /** When the time is over, by `performance.now()`. */
  readonly endsAt: number
  /** What the work comes to. Rejects with the signal's reason when that comes first, deaf to it as the work may be. */
  within<Result>(work: Promise<Result>): Promise<Result>
  /** The call is over. */
  end(): void
}

/** Longer waits overflow a timer, which would then end at once. */
const longestWaitMs = 2 ** 31 - 1

export function startTimeLimit(timeoutMs: number, callers: AbortSignal | null | undefined): TimeLimit {
  const controller = new AbortController()
  const follow = () => controller.abort(callers?.reason)
  const timer =
    timeoutMs <= longestWaitMs
      ? setTimeout(() => controller.abort(new TimeoutError(timeoutMs)), timeoutMs)
      : undefined
  if (callers?.aborted) follow()
  callers?.addEventListener('abort', follow, { once: true })
  const { signal } = controller
  return {
    signal,
    endsAt: performance.now() + timeoutMs,
    within: (work) => Promise.race([work, interruption(signal)]),
    end() {
      clearTimeout(timer)
      callers?.removeEventListener('abort', follow)
    },
  }
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const interrupt = () => reject(signal.reason as Error)
    if (signal.aborted) interrupt()
    signal.addEventListener('abort', interrupt, { once: true })
  })
}
