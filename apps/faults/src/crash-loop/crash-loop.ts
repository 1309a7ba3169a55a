import { setMaxListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { connectDatabase, type Database } from '@telecomx/database'
import { parseMailboxUrl } from '@telecomx/mailbox'
import { startMailServer } from '@telecomx/mailbox/testing'
import { createCalls } from './calls.js'
import { openClearingHouse } from './clearing-house.js'
import { createIncomingMails, type IncomingMails } from './incoming-mails.js'
import { judge, type Witness } from './judge.js'
import { openMailSink } from './mail-sink.js'
import { createPeople, type Customer } from './people.js'
import { createProcesses } from './processes.js'
import { createRecordedDeliveries } from './recorded-deliveries.js'
import { signedFile } from './signed-file.js'
import { until } from './until.js'
import { createWays } from './way.js'

export interface CrashLoopOptions {
  /** A migrated database with nothing in it. */
  databaseUrl: string
  /** Where orders leave and answers come; empty. */
  orderFolder: string
  kills: number
  seed: number
  /** Told now and then how many were killed. */
  progress?: (killed: number) => void
  /** Ends it early. */
  signal?: AbortSignal
}

const deliveriesAtFirst = 40
/** Two are added at each kill; more when fewer than this wait, so that there is work at the next one. */
const fewestOpen = 20
/** So many go their way at a time: one ends, the next begins. */
const waysAtOnce = 12
/**
 * Of a sender that is up. A hand-over takes about 100 ms: it is killed in its first, its fourth, or between two. The
 * pace is not set by this but by how long a process takes to start, half a second of a core.
 */
const longestLifeMs = { sender: 400, server: 2_500 }
/** What the last processes may take for what the killed ones left. */
const longestFinishMs = 300_000

/**
 * Kills servers and senders at any moment of their work, two of each at a time, while signed copies come in, customers are
 * reminded, numbers are ordered and letters go out. Gives what became of everything when the last ones have finished it.
 * What it starts has ended when it returns or throws.
 */
export async function crashLoop(options: CrashLoopOptions) {
  const mailServer = await startMailServer()
  try {
    return await run(options, mailServer)
  } finally {
    await mailServer.stop()
  }
}

type Came = Witness['files'] extends ReadonlyMap<infer File, infer How> ? [File, How] : never
type MailServer = Awaited<ReturnType<typeof startMailServer>>

async function run(
  { databaseUrl, orderFolder, kills, seed, progress, signal }: CrashLoopOptions,
  { url: mailboxUrl, certificateAuthority, deliver }: MailServer,
) {
  const started = performance.now()
  const random = createRandom(seed)
  const over = new AbortController()
  const ending = signal ? AbortSignal.any([over.signal, signal]) : over.signal
  // Every way waits for something.
  setMaxListeners(0, ending)
  const database = connectDatabase(databaseUrl)
  const { customers, staffToken } = await createPeople(database)
  const deliveries = await createRecordedDeliveries(database, customers, random)
  const refusalOf = (address: string) => deliveries.byAddress.get(address)?.refusal
  const sink = await openMailSink({ random, refusalOf })
  const mails = createIncomingMails({ deliver })
  const processes = createProcesses({
    databaseUrl,
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    orderFolder,
    mailbox: { ...parseMailboxUrl(mailboxUrl), certificateAuthority },
  })
  const calls = createCalls({ urls: processes.urls, random })
  const ways = createWays({ database, calls, mails, staffToken, random, signal: ending })
  const clearingHouse = openClearingHouse({
    folder: orderFolder,
    random,
    sayOf: (porting) => ways.begun.find((way) => way.isOrdered && way.portings.some(({ id }) => id === porting))?.say,
  })
  const unreadable = new Set<string>()
  let [left, killed] = [kills, 0]

  /** One leaves, the next begins; and what else comes into the mailbox. */
  async function addWork(): Promise<void> {
    await deliveries.add(Math.max(2, fewestOpen - (await countOpen(database))))
    while (ways.underWay() < waysAtOnce) await ways.begin(pick(customers))
    if (random() < 0.2) mails.sendChat()
    if (random() < 0.2) {
      const file = signedFile('a page without a code', 0)
      unreadable.add(file.sha256)
      mails.sendFile(file)
    }
    if (random() < 0.4) await bounceOne(database, mails)
  }

  function pick(from: readonly Customer[]): Customer {
    return from[Math.floor(random() * from.length)] as Customer
  }

  async function keepKilling(kind: 'sender' | 'server'): Promise<void> {
    while (left-- > 0) {
      const startedAt = performance.now()
      const victim = await processes.start(kind)
      // On a slow machine everything takes longer.
      const longestMs = Math.max(longestLifeMs[kind], performance.now() - startedAt)
      await setTimeout(random() * longestMs, undefined, { signal })
      await victim.kill()
      killed++
      if (killed % 50 === 0) progress?.(killed)
      await addWork()
    }
  }

  try {
    await deliveries.add(deliveriesAtFirst)
    await addWork()
    await Promise.all((['sender', 'sender', 'server', 'server'] as const).map(keepKilling))
    const last = await Promise.all([processes.start('sender'), processes.start('server'), processes.start('server')])
    const timer = globalThis.setTimeout(() => over.abort(new Error('it did not come to its end')), longestFinishMs)
    await ways.ended()
    await until(() => isFinished(database, mails), ending).catch((error: unknown) => {
      // The judge sees what is left.
      if (!over.signal.aborted) throw error
    })
    clearTimeout(timer)
    await Promise.all(last.map((process) => process.stop()))
    await clearingHouse.close()
    const files: Witness['files'] = new Map([
      ...ways.begun.map(({ file, comesBy }): Came => [file, { by: comesBy, isUnreadable: false }]),
      ...[...unreadable].map((file): Came => [file, { by: 'EMAIL', isUnreadable: true }]),
    ])
    const { numbers, breaches } = await judge(database, {
      ...deliveries,
      ...sink,
      ...clearingHouse,
      mails: mails.sent,
      bounced: mails.bounced,
      files,
      ways: ways.begun,
    })
    const uploads = {
      uploads: ways.uploads.whole + ways.uploads.hereAlready,
      'uploads by two at once': ways.uploads.twice,
      'found here after a cut': ways.uploads.hereAlready,
      calls: calls.numbers.calls,
      'calls cut off': calls.numbers.cut,
    }
    return {
      numbers: { kills, ...numbers, ...uploads, seconds: secondsSince(started) },
      breaches: [...ways.faults, ...clearingHouse.faults, ...breaches],
    }
  } finally {
    over.abort()
    await ways.ended()
    await processes.end()
    await clearingHouse.close()
    await Promise.all([sink.close(), database.destroy()])
  }
}

/** A mail server that took an e-mail says that it could not deliver it after all. */
async function bounceOne(database: Database, { bounced, bounce }: IncomingMails): Promise<void> {
  const sent = await database
    .selectFrom('delivery')
    .select(['message_id as messageId', 'recipient'])
    .where('state', '=', 'sent')
    .where('method', '=', 'EMAIL')
    .where('recipient', 'like', 'post.%')
    .limit(100)
    .execute()
  const one = sent.find(({ messageId }) => !bounced.has(messageId))
  if (one) bounce(one.messageId, one.recipient)
}

/** Nothing is due any more. */
async function isFinished(database: Database, { sent }: IncomingMails): Promise<boolean> {
  if ((await countOpen(database)) > 0) return false
  const mailbox = await database.selectFrom('mailbox').select('uid').executeTakeFirst()
  const open = await Promise.all([
    database.selectFrom('unannounced_change').select('audit as id').limit(1).execute(),
    database.selectFrom('porting_order').select('id').where('next_attempt_at', 'is not', null).limit(1).execute(),
  ])
  return mailbox?.uid === sent.length && open.flat().length === 0
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
