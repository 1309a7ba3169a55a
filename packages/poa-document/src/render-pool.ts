import { availableParallelism } from 'node:os'
import { type QueueLimits, createFairQueue } from '@telecomx/fair-queue'
import type { PrintedPoa } from './facts.js'
import { type Printable, type ThreadOptions, createRenderThread } from './render-thread.js'

/** Too much waits already, in all or of that company; nothing was begun. */
export class RendererBusy extends Error {
  override readonly name = 'RendererBusy'
}

export interface PoolOptions extends ThreadOptions, Partial<QueueLimits> {
  threads?: number
}

/**
 * The thread that answers requests sleeps most of the time and is served first when it wakes; more than four would outrun
 * the database.
 */
const usualThreads = Math.min(4, availableParallelism())

/**
 * A hundred short documents are one to two seconds' work of a thread: who waits longer is better told so. Four companies
 * can have as many; turns keep them from holding up anybody else, and the whole keeps memory in bounds.
 */
const usualLimits: QueueLimits = { mostWaiting: 400, mostWaitingOfCompany: 100 }

/** About what a page holds: up to it a document is a short one. */
const numbersOfShort = 50
const eventsOfShort = 15

interface Job {
  file: Printable
  /** In short documents. */
  weight: number
  set: { isRefused: boolean }
  resolve: (rendered: PrintedPoa) => void
  reject: (reason: unknown) => void
}

/** Renders in threads that start when they are needed. What waits for one takes turns. */
export function createRenderPool(options: PoolOptions = {}) {
  const threads = Array.from({ length: options.threads ?? usualThreads }, () => createRenderThread(options))
  // The last to have worked works next: a thread that is not needed is never started.
  const idle = [...threads]
  const queue = createFairQueue<Job>({ ...usualLimits, ...options }, ({ weight }) => weight)
  let closed = false

  function startNext(): void {
    for (;;) {
      const thread = idle.at(-1)
      const job = thread && queue.next()
      if (!job) return
      if (closed) job.reject(new Error('The renderer is closed'))
      // Of a set that was refused nobody wants the rest.
      if (closed || job.set.isRefused) continue
      idle.pop()
      void work(thread, job)
    }
  }

  async function work(thread: (typeof threads)[number], job: Job): Promise<void> {
    try {
      // A text is posted at a tenth of what objects cost, and is what is kept.
      const printed = JSON.stringify(job.file)
      job.resolve({ ...(await thread.render(printed)), printed })
    } catch (error) {
      job.set.isRefused = true
      job.reject(error)
    }
    idle.push(thread)
    startNext()
  }

  return {
    /** Starts the thread that would take the first document. */
    warmUp(): void {
      idle.at(-1)?.warmUp()
    },
    async render(files: readonly Printable[], company: string): Promise<PrintedPoa[]> {
      if (closed) throw new Error('The renderer is closed')
      const set = { isRefused: false }
      const jobs: Job[] = []
      const rendered = files.map(
        (file) =>
          new Promise<PrintedPoa>((resolve, reject) =>
            jobs.push({ file, weight: weightOf(file), set, resolve, reject }),
          ),
      )
      if (!queue.add(company, jobs)) throw new RendererBusy('Too many documents wait')
      startNext()
      return Promise.all(rendered)
    },
    async close(): Promise<void> {
      closed = true
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** Memory and work grow with the numbers; an event takes as much room as several. */
function weightOf(file: Printable): number {
  if ('events' in file) return Math.max(1, Math.ceil(file.events.length / eventsOfShort))
  if ('letter' in file) return 1
  return [file].flat().reduce((sum, { portings }) => {
    const count = portings.reduce((numbers, porting) => numbers + porting.numbers.length, 0)
    return sum + Math.max(1, Math.ceil(count / numbersOfShort))
  }, 0)
}
