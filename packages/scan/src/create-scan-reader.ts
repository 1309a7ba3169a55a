import { type QueueLimits, createFairQueue } from '@telecomx/fair-queue'
import type { PageOutcome, PaperOutcome, ScanLimit, ScanOutcome } from './scan-outcome.js'
import { createScanProcess, type ProcessOptions, type ScanTask, type TaskOutcome } from './scan-process.js'
import { scanTypeOf } from './scan-type.js'

export interface ScanReader {
  /**
   * What a file holds. The bytes stay the caller's.
   *
   * @throws ScanReaderBusy at once, when too much waits
   * @throws the signal's reason, when it is aborted
   */
  read(bytes: Uint8Array, options?: ScanOptions): Promise<ScanOutcome>
  /**
   * The page, counted from 1, as a PNG in grey, at `dpi` (110) of the paper or at what 9 megapixels allow. A picture is as
   * large as the A4 page that it is taken for, and upright.
   *
   * @throws as `read` does
   */
  renderPage(bytes: Uint8Array, page: number, options?: ScanOptions & { dpi?: number }): Promise<PageOutcome>
  /**
   * A picture as a PDF of one page of A4, upright, in grey and at 200 dpi, as a fax is.
   *
   * @throws as `read` does
   */
  layOnPaper(bytes: Uint8Array, options?: ScanOptions): Promise<PaperOutcome>
  /** Ends the processes; what they are at and what waits is refused. */
  close(): Promise<void>
}

export interface ScanOptions {
  /** Whose file it is. What waits takes turns: a tenant with many files does not hold up another's one. */
  tenant?: string
  signal?: AbortSignal
  /** For this file, in place of the reader's own time. */
  timeoutMs?: number
}

export interface ScanReaderSettings extends ProcessOptions, Partial<QueueLimits> {
  processes?: number
  /** Told of each file that was given up, why, and in which words. For the log. */
  onUnread?: (why: ScanLimit, message: string) => void
}

/** Too much waits already, in all or of that tenant; nothing was begun. */
export class ScanReaderBusy extends Error {
  override readonly name = 'ScanReaderBusy'
}

/** In files, or in megabytes where these are more: what waits is held in memory. */
const usualLimits: QueueLimits = { mostWaiting: 200, mostWaitingOfCompany: 50 }

interface Job {
  task: ScanTask
  signal: AbortSignal | undefined
  timeoutMs: number | undefined
  resolve: (outcome: TaskOutcome) => void
  reject: (reason: unknown) => void
}

/** Reads in processes that start with the first file. Whatever a file does to its process costs that file only. */
export function createScanReader(settings: ScanReaderSettings = {}): ScanReader {
  const processes = Array.from({ length: settings.processes ?? 1 }, () => createScanProcess(settings))
  const idle = [...processes]
  const queue = createFairQueue<Job>({ ...usualLimits, ...settings }, weightOf)
  let closed = false

  function startNext(): void {
    for (;;) {
      const ready = idle.at(-1)
      const job = ready && queue.next()
      if (!job) return
      if (closed) job.reject(new Error('The reader is closed'))
      if (closed || job.signal?.aborted) continue
      idle.pop()
      void work(ready, job)
    }
  }

  async function work(
    ready: (typeof processes)[number],
    { task, signal, timeoutMs, resolve, reject }: Job,
  ): Promise<void> {
    try {
      const answer = await ready.run(task, { signal, timeoutMs })
      if (closed) reject(new Error('The reader is closed'))
      else if ('outcome' in answer) resolve(answer.outcome)
      else {
        settings.onUnread?.(answer.failed, answer.message)
        resolve({ unread: answer.failed })
      }
    } catch (error) {
      reject(error)
    }
    idle.push(ready)
    startNext()
  }

  async function run(task: ScanTask, { tenant = '', signal, timeoutMs }: ScanOptions) {
    signal?.throwIfAborted()
    if (closed) throw new Error('The reader is closed')
    if (!scanTypeOf(task.bytes)) return { refused: 'TYPE' } as const
    let onAbort: () => void = () => {}
    const outcome = new Promise<TaskOutcome>((resolve, reject) => {
      onAbort = () => reject(signal?.reason as Error)
      if (!queue.add(tenant, [{ task, signal, timeoutMs, resolve, reject }]))
        reject(new ScanReaderBusy('Too many files wait'))
    })
    signal?.addEventListener('abort', onAbort, { once: true })
    startNext()
    return outcome.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  return {
    read: (bytes, options = {}) => run({ task: 'read', bytes }, options) as Promise<ScanOutcome>,
    renderPage: (bytes, page, { dpi = 110, ...options } = {}) =>
      run({ task: 'draw', bytes, page, dpi }, options) as Promise<PageOutcome>,
    layOnPaper: (bytes, options = {}) =>
      run({ task: 'lay on paper', bytes }, options) as Promise<PaperOutcome>,
    async close() {
      closed = true
      await Promise.all(processes.map((one) => one.close()))
      startNext()
    },
  }
}

function weightOf({ task }: Job): number {
  return Math.max(1, Math.ceil(task.bytes.length / 1_000_000))
}
