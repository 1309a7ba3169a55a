import { Worker } from 'node:worker_threads'
import type { PageOutcome, ScanLimit, ScanOutcome } from './scan-outcome.js'

/** To read a file, or to draw one of its pages, counted from 1. */
export type ScanTask =
  | { bytes: Uint8Array; page?: undefined }
  | { bytes: Uint8Array; page: number; dpi: number }

/** What the worker answers, or what is answered in its place. `worn`: it should not be asked again. */
export type ThreadAnswer =
  | { outcome: ScanOutcome | PageOutcome; worn: boolean }
  | { failed: ScanLimit; message: string }

export interface ThreadOptions {
  /** For one file. */
  timeoutMs?: number
  /** How long a thread that has nothing to do is kept. */
  idleMs?: number
  script?: URL
}

// From `dist` in both cases: the tests run this file from `src`, which a thread cannot load.
const scanWorker = new URL('../dist/scan-worker.js', import.meta.url)

/**
 * A thread that starts with its first file and takes one at a time. After a failure it is ended: a WebAssembly module that
 * was broken off once fails for ever. So is one that is worn, or has nothing to do for a while.
 */
export function createScanThread({
  timeoutMs = 20_000,
  idleMs = 60_000,
  script = scanWorker,
}: ThreadOptions = {}) {
  let worker: Worker | undefined
  let ending: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  function startWorker(): Worker {
    const started = new Worker(script, {
      // Of the heap; what WebAssembly and pixels take is bounded by the worker itself.
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      // Not the process's own: some of them are not for threads.
      execArgv: [],
    })
    const forget = () => {
      if (worker === started) worker = undefined
    }
    // Also while it has nothing to do: an error that nobody hears would end the process.
    started.on('error', forget).on('exit', forget).unref()
    return started
  }

  async function end(ended = worker): Promise<void> {
    if (ended === worker) worker = undefined
    ending = Promise.all([ending, ended?.terminate()])
    await ending
  }

  return {
    /** @throws the signal's reason, when it is aborted */
    async run(task: ScanTask, signal?: AbortSignal): Promise<ThreadAnswer> {
      clearTimeout(idle)
      const current = (worker ??= startWorker())
      let isFit = false
      try {
        const answer = await answerOf(current, task, timeoutMs, signal)
        isFit = 'outcome' in answer && !answer.worn
        return answer
      } finally {
        if (isFit) idle = setTimeout(() => void end(), idleMs).unref()
        else await end(current)
      }
    },
    async close(): Promise<void> {
      clearTimeout(idle)
      await end()
    },
  }
}

function answerOf(
  worker: Worker,
  task: ScanTask,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<ThreadAnswer> {
  let settle: () => void = () => {}
  const answer = new Promise<ThreadAnswer>((resolve, reject) => {
    const fail = (failed: ScanLimit, message: string) => resolve({ failed, message })
    const onError = (error: Error & { code?: string }) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'MEMORY' : 'CRASH', String(error))
    const onExit = () => fail('CRASH', 'The thread ended before its answer')
    const onAbort = () => reject(signal?.reason as Error)
    const timer = setTimeout(() => fail('TIMEOUT', `The file took over ${timeoutMs} ms`), timeoutMs)
    worker.once('message', resolve).once('error', onError).once('exit', onExit)
    signal?.addEventListener('abort', onAbort, { once: true })
    settle = () => {
      clearTimeout(timer)
      worker.off('message', resolve).off('error', onError).off('exit', onExit)
      signal?.removeEventListener('abort', onAbort)
    }
  })
  // Keeps the process alive while a file is under way, and not a moment longer.
  worker.ref()
  // A copy, whose memory moves to the thread: the caller keeps its own, and what a Buffer shares with others stays here.
  const bytes = Uint8Array.from(task.bytes)
  worker.postMessage({ ...task, bytes }, [bytes.buffer])
  return answer.finally(() => {
    settle()
    worker.unref()
  })
}
