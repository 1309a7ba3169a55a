import { rmSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

// Loaded into the server by --import, of the benchmark alone: a signal begins a watch of its event loop, the next one ends
// it and writes what it saw. Between them it does nothing.

/** Of the timer by which the loop is watched: what is between two of its turns is a delay. */
const resolutionMs = 1

if (isMainThread) {
  const answer = new URL(import.meta.url).searchParams.get('answer') ?? ''
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  let isWatching = false
  process.on('SIGUSR2', () => {
    if (isWatching) {
      delays.disable()
      // Its own wait is part of what it sees.
      writeFileSync(answer, JSON.stringify({ longestMs: Math.max(0, delays.max / 1e6 - resolutionMs) }))
    } else {
      rmSync(answer, { force: true })
      delays.reset()
      delays.enable()
      writeFileSync(`${answer}.on`, '')
    }
    isWatching = !isWatching
  })
}
