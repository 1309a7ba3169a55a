import { setTimeout } from 'node:timers/promises'
import { errorFields, type Log, logOncePerMinute } from '../failures/log-failure.js'

/** Something that is done again and again beside the requests, on any number of servers at once. */
export interface BackgroundTask {
  /** For the log. */
  name: string
  /**
   * Does one piece of it; false when there was nothing to do. When `breakOff` is aborted what is in hand comes to an end
   * soon.
   */
  work: (breakOff: AbortSignal) => Promise<boolean>
  /** Pause between looks for work when there was none. */
  idleMs: number
  /** Resolves when what is still in hand has come to its end, of a task that goes on when a piece of it is done. */
  ended?: () => Promise<void>
}

/** Works until `stop` is aborted and what is in hand has ended. A failure is logged and tried again after the pause. */
export async function runInLoop(
  log: Log,
  { name, work, idleMs, ended }: BackgroundTask,
  { stop, breakOff }: { stop: AbortSignal; breakOff: AbortSignal },
): Promise<void> {
  while (!stop.aborted) {
    const worked = await work(breakOff).catch((error: unknown) => {
      logOncePerMinute(log, 'sender_failed', { task: name, ...errorFields(error) })
      return false
    })
    // Aborting ends the pause early, by rejecting it.
    if (!worked) await setTimeout(idleMs, undefined, { signal: stop }).catch(() => {})
  }
  await ended?.()
}
