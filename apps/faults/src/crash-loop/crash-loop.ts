import { setTimeout } from 'node:timers/promises'
import { connectDatabase, type Database } from '@telecomx/database'
import { judge } from './judge.js'
import { openMailSink } from './mail-sink.js'
import { createOrders } from './orders.js'
import { createSenders } from './senders.js'

export interface CrashLoopOptions {
  /** A migrated database with nothing in it. */
  databaseUrl: string
  kills: number
  seed: number
  /** Ends it early. */
  signal?: AbortSignal
}

const ordersAtFirst = 200
/** Two are added at each kill; more when fewer than this wait, so that there is work at the next one. */
const fewestOpen = 100
/**
 * Of a sender that is up. A hand-over takes about 100 ms: it is killed in its first, its fourth, or between two. The
 * pace is not set by this but by how long a process takes to start, half a second of a core.
 */
const longestLifeMs = 400
/** What the last senders may take for what the killed ones left. */
const longestFinishMs = 90_000

/**
 * Kills senders at any moment of their work, two at a time, and gives what became of the deliveries when the last two
 * senders have finished them. What it starts has ended when it returns or throws.
 */
export async function crashLoop({ databaseUrl, kills, seed, signal }: CrashLoopOptions) {
  const started = performance.now()
  const random = createRandom(seed)
  const database = connectDatabase(databaseUrl)
  const orders = await createOrders(database, random)
  const sink = await openMailSink({ random, refusalOf: (address) => orders.byAddress.get(address)?.refusal })
  const senders = createSenders({ databaseUrl, smtpUrl: `smtp://127.0.0.1:${sink.port}` })
  let left = kills

  async function keepKilling(): Promise<void> {
    while (left-- > 0) {
      const sender = await senders.start()
      await setTimeout(random() * longestLifeMs, undefined, { signal })
      await sender.kill()
      await orders.add(Math.max(2, fewestOpen - (await countOpen(database))))
    }
  }

  try {
    await orders.add(ordersAtFirst)
    await Promise.all([keepKilling(), keepKilling()])
    const last = await Promise.all([senders.start(), senders.start()])
    await finished(database, signal)
    await Promise.all(last.map((sender) => sender.stop()))
    const { numbers, breaches } = await judge(database, { ...orders, ...sink })
    return { numbers: { kills, ...numbers, seconds: secondsSince(started) }, breaches }
  } finally {
    await senders.end()
    await Promise.all([sink.close(), database.destroy()])
  }
}

/** Resolves when nothing is due any more, or when it takes too long: then the judge sees what is left. */
async function finished(database: Database, signal: AbortSignal | undefined): Promise<void> {
  const deadline = performance.now() + longestFinishMs
  while (performance.now() < deadline && (await countOpen(database)) > 0)
    await setTimeout(100, undefined, { signal })
}

async function countOpen(database: Database): Promise<number> {
  const { open } = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll().as('open'))
    .where('next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(open)
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10
}

/** Numbers from 0 to 1 that follow from the seed. They repeat what was decided, not when it happened. */
function createRandom(seed: number): () => number {
  let state = seed
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
