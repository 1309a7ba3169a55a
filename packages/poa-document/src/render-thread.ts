import { Worker } from 'node:worker_threads'
import type { FileFacts, RenderedPoa } from './facts.js'
import type { LetterFacts } from './letter-facts.js'
import type { TrailFacts } from './trail-facts.js'

/** What a thread can print. */
export type Printable = FileFacts | TrailFacts | LetterFacts

/** What the worker answers. */
export type WorkerAnswer = { rendered: RenderedPoa } | { failed: string }

export interface ThreadOptions {
  timeoutMs?: number
  script?: URL
}

// From `dist` in both cases: the tests run this file from `src`, which a thread cannot load.
const renderWorker = new URL('../dist/render-worker.js', import.meta.url)

/**
 * A thread that starts with its first document, unless told before, and stays; it takes one at a time. A crash or a timeout refuses that
 * document, and the next starts a new thread.
 */
export function createRenderThread({ timeoutMs = 30_000, script = renderWorker }: ThreadOptions = {}) {
  let worker: Worker | undefined

  // Also while it has nothing to do: an error that nobody hears would end the process.
  function startWorker(): Worker {
    const started = new Worker(script)
    const forget = () => {
      if (worker === started) worker = undefined
    }
    started.on('error', forget).on('exit', forget).unref()
    return started
  }

  return {
    /** Starts it before its first document. */
    warmUp(): void {
      worker ??= startWorker()
    },
    /** What it can print, as JSON. */
    async render(printable: string): Promise<RenderedPoa> {
      worker ??= startWorker()
      const current = worker
      try {
        return unwrap(await answerOf(current, printable, timeoutMs))
      } catch (error) {
        if (!(error instanceof RenderFailed)) {
          worker = undefined
          await current.terminate()
        }
        throw error
      }
    },
    async close(): Promise<void> {
      await worker?.terminate()
    },
  }
}

/** The worker said so itself and goes on; every other error ends it. */
class RenderFailed extends Error {}

function unwrap(answer: WorkerAnswer) {
  if ('failed' in answer) throw new RenderFailed(answer.failed)
  return answer.rendered
}

function answerOf(worker: Worker, printable: string, timeoutMs: number): Promise<WorkerAnswer> {
  const { promise, resolve, reject } = withResolvers<WorkerAnswer>()
  const onExit = () => reject(new Error('The render worker ended before its answer'))
  const timer = setTimeout(() => reject(new Error(`The document took over ${timeoutMs} ms`)), timeoutMs)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  // Keeps the process alive while a document is under way, and not a moment longer.
  worker.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(printable)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
    worker.unref()
  })
}

function withResolvers<Value>() {
  let resolve!: (value: Value) => void
  let reject!: (reason: Error) => void
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue
    reject = onError
  })
  return { promise, resolve, reject }
}
