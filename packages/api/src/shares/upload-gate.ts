import { unavailable } from '../failures/api-failure.js'
import { createQueue, type Queue, type QueueSettings } from './queue.js'

export interface UploadGate {
  /**
   * Takes an upload in when it is the sender's turn, a tenant's or a network's, and there is room for one. Throws 503 with
   * the wait; nothing was read then.
   */
  run<Result>(sender: string, upload: () => Promise<Result>): Promise<Result>
}

export interface UploadGateSettings {
  /** Each stands in memory as a whole, a few times over while it is taken apart. */
  atOnce: number
  /** No sender can take all places and keep others out. */
  atOnceOfSender: number
  /** Of all, beside those that wait for their own sender's. */
  mostWaiting: number
  mostWaitingOfSender: number
  /** Less than a client has to send its body, of which nothing is read while it waits. */
  patienceMs: number
}

const usual: UploadGateSettings = {
  atOnce: 6,
  atOnceOfSender: 2,
  mostWaiting: Infinity,
  mostWaitingOfSender: 10,
  patienceMs: 20_000,
}

/** Those without a credential are so many that none of them may wait. */
export const strangersUploads: Partial<UploadGateSettings> = {
  atOnce: 8,
  mostWaiting: 0,
  mostWaitingOfSender: 0,
}

/** Files that are answered, of 10 MB at most each. A person's browser asks for a few at once; the others wait. */
export const downloads: Partial<UploadGateSettings> = {
  atOnce: 24,
  atOnceOfSender: 6,
  mostWaitingOfSender: 50,
}

/** Staff's have a gate of their own, so that no reseller keeps them out; two, so that none keeps another out. */
export const resellersImports: Partial<UploadGateSettings> = {
  atOnce: 2,
  atOnceOfSender: 1,
  mostWaiting: 4,
  mostWaitingOfSender: 2,
  patienceMs: 10_000,
}

/** Lets a few uploads at once through, each process by itself. What waits holds a connection, and nothing of its file. */
export function createUploadGate(settings: Partial<UploadGateSettings> = {}): UploadGate {
  const { atOnce, atOnceOfSender, mostWaiting, mostWaitingOfSender, patienceMs } = { ...usual, ...settings }
  const shared = { patienceMs, refusal: () => unavailable() } satisfies Partial<QueueSettings>
  // No sender has more than its few in this one, so that the order of coming is fair.
  const all = createQueue({ ...shared, atOnce, mostWaiting })
  const queues = new Map<string, Queue>()
  return {
    async run(sender, upload) {
      const own = { ...shared, atOnce: atOnceOfSender, mostWaiting: mostWaitingOfSender }
      const queue = queues.get(sender) ?? createQueue(own)
      queues.set(sender, queue)
      try {
        const came = performance.now()
        return await queue.run(() => all.run(upload, performance.now() - came))
      } finally {
        if (queue.isEmpty()) queues.delete(sender)
      }
    },
  }
}
