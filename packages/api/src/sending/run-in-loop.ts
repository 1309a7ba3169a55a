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
}

/** Works until `stop` is aborted. A failure is logged and tried again after the pause. */
export async function runInLoop(
  log: Log,
  { name, work, idleMs }: BackgroundTask,
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
}
