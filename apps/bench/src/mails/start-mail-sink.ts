import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { killWithUs } from '../programs/kill-with-us.js'
import type { SinkOrder } from './mail-sink-process.js'

// As built, also for who runs the sources.
const script = fileURLToPath(new URL('../../dist/mails/mail-sink-process.js', import.meta.url))

const longestMs = 180_000

/** Starts a mail server that takes everything, on a free port of this machine. */
export async function startMailSink() {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
  const stop = killWithUs(child)
  const heard = async () =>
    (await once(child, 'message', { signal: AbortSignal.timeout(longestMs) }))[0] as unknown
  const { port } = (await heard()) as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    /** Greets nobody until it is to count: so all senders begin together. */
    hold: () => void child.send('hold'),
    /** Begins to count; resolves with the seconds from the last warm mail, which is told, to the last counted one. */
    async secondsFor(order: SinkOrder, onWarm: () => void): Promise<number> {
      child.send(order)
      await heard()
      onWarm()
      return ((await heard()) as { seconds: number }).seconds
    },
    stop,
  }
}
