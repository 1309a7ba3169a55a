import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { killWithUs } from '../programs/kill-with-us.js'
import type { LoadAnswer, LoadOrder, LoadResult } from './workload.js'

export interface Load {
  /** Throws when a call was not answered with success. */
  run(order: LoadOrder): Promise<LoadResult>
  stop(): void
}

// As built, also for who runs the sources.
const script = fileURLToPath(new URL('../../dist/load/load-process.js', import.meta.url))

/** No call takes as long; the order's own seconds come on top. */
const longestCallMs = 60_000

/** Starts the process that calls: by itself, so that what it costs is in nobody's figures. */
export function startLoad(): Load {
  const child = fork(script, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--no-flush-bytecode'],
  })
  const stop = killWithUs(child)
  return {
    async run(order) {
      child.send(order)
      const patience = AbortSignal.timeout(longestCallMs + order.seconds * 1_000)
      const [answer] = (await once(child, 'message', { signal: patience })) as [LoadAnswer]
      if ('failed' in answer) throw new Error(answer.failed)
      return answer.result
    },
    stop,
  }
}
