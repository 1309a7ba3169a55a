import type { PageOutcome, PaperOutcome, ProcessFailure, ScanOutcome } from './scan-outcome.js'
import { killProcess, type StartedProcess, startProcess } from './start-process.js'

/** To read a file, to draw one of its pages, counted from 1, or to lay its first one on paper. */
export type ScanTask =
  | { task: 'read'; bytes: Uint8Array }
  | { task: 'lay on paper'; bytes: Uint8Array }
  | { task: 'draw'; bytes: Uint8Array; page: number; dpi: number }

/** What comes of a task. */
export type TaskOutcome = ScanOutcome | PageOutcome | PaperOutcome

/** What the process answers, or what is answered in its place. `worn`: it should not be asked again. */
export type ProcessAnswer = { outcome: TaskOutcome; worn: boolean } | ProcessFailure

interface RunOptions {
  signal?: AbortSignal | undefined
  /** For this file, in place of the usual time. */
  timeoutMs?: number | undefined
}

export interface ProcessOptions {
  /** For one file. */
  timeoutMs?: number
  /** How long a process that has nothing to do is kept. */
  idleMs?: number
  script?: URL
}

// From `dist` in both cases: the tests run this file from `src`, which a process cannot load.
const scanChild = new URL('../dist/scan-child.js', import.meta.url)

/**
 * A process that starts with its first file and takes one at a time. After a failure it is killed: a WebAssembly module
 * that was broken off once fails for ever. So is one that is worn, or has nothing to do for a while.
 */
export function createScanProcess({
  timeoutMs: usualMs = 20_000,
  idleMs = 60_000,
  script = scanChild,
}: ProcessOptions = {}) {
  let current: StartedProcess | undefined
  let ending: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let isClosed = false

  function start(): StartedProcess {
    const started = startProcess(script)
    started.child.once('close', () => {
      if (current === started) current = undefined
    })
    return started
  }

  async function end(ended = current): Promise<void> {
    if (ended === current) current = undefined
    ending = Promise.all([ending, ended && killProcess(ended)]).then(() => undefined)
    await ending
  }

  async function runOnce(
    task: ScanTask,
    { signal, timeoutMs = usualMs }: RunOptions,
  ): Promise<ProcessAnswer> {
    clearTimeout(idle)
    let isFit = false
    try {
      current ??= start()
    } catch (error) {
      return { failed: 'CRASH', message: String(error) }
    }
    const asked = current
    try {
      const answer = await answerOf(asked, task, timeoutMs, signal)
      isFit = 'outcome' in answer && !answer.worn
      return answer
    } finally {
      if (isFit) idle = setTimeout(() => void end(), idleMs).unref()
      else await end(asked)
    }
  }

  return {
    /** @throws the signal's reason, when it is aborted */
    async run(task: ScanTask, options: RunOptions): Promise<ProcessAnswer> {
      const answer = await runOnce(task, options)
      // What was meant for our own process met this one, too, in the moment before it is deaf to it.
      return 'failed' in answer && answer.isStopped && !isClosed ? runOnce(task, options) : answer
    },
    async close(): Promise<void> {
      isClosed = true
      clearTimeout(idle)
      await end()
    },
  }
}

function answerOf(
  { child, ended }: StartedProcess,
  task: ScanTask,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<ProcessAnswer> {
  let settle: () => void = () => {}
  const answer = new Promise<ProcessAnswer>((resolve, reject) => {
    const onAbort = () => reject(signal?.reason as Error)
    const onLate = () => resolve({ failed: 'TIMEOUT', message: `The file took over ${timeoutMs} ms` })
    // Keeps our own process alive while a file is under way.
    const timer = setTimeout(onLate, timeoutMs)
    const onClose = () => void ended.then(resolve)
    child.once('message', resolve).once('close', onClose)
    signal?.addEventListener('abort', onAbort, { once: true })
    settle = () => {
      clearTimeout(timer)
      child.off('message', resolve).off('close', onClose)
      signal?.removeEventListener('abort', onAbort)
    }
  })
  // What cannot be sent was for one that never started or is dying, and `ended` says why.
  if (child.connected) child.send(task, () => {})
  return answer.finally(settle)
}
