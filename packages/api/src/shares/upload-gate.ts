import { unavailable } from '../failures/api-failure.js'
import { createQueue, type Queue, type QueueSettings } from './queue.js'

export interface UploadGate {
  /** Takes an upload in when it is the tenant's turn, and there is room for one. Throws 503 with the wait; nothing was read then. */
  run<Result>(tenant: string, upload: () => Promise<Result>): Promise<Result>
}

export interface UploadGateSettings {
  /** Each stands in memory as a whole, a few times over while it is taken apart. */
  atOnce: number
  atOnceOfTenant: number
  mostWaitingOfTenant: number
  patienceMs: number
}

const usual: UploadGateSettings = {
  atOnce: 6,
  atOnceOfTenant: 2,
  mostWaitingOfTenant: 10,
  patienceMs: 20_000,
}

/** Lets a few uploads at once through, each process by itself. What waits holds a connection, and nothing of its file. */
export function createUploadGate(settings: Partial<UploadGateSettings> = {}): UploadGate {
  const { atOnce, atOnceOfTenant, mostWaitingOfTenant, patienceMs } = { ...usual, ...settings }
  const shared = { patienceMs, refusal: () => unavailable() } satisfies Partial<QueueSettings>
  // No tenant has more than its few in this one, so that the order of coming is fair.
  const all = createQueue({ ...shared, atOnce, mostWaiting: Infinity })
  const queues = new Map<string, Queue>()
  return {
    async run(tenant, upload) {
      const own = { ...shared, atOnce: atOnceOfTenant, mostWaiting: mostWaitingOfTenant }
      const queue = queues.get(tenant) ?? createQueue(own)
      queues.set(tenant, queue)
      try {
        return await queue.run(() => all.run(upload))
      } finally {
        if (queue.isEmpty()) queues.delete(tenant)
      }
    },
  }
}
