import { createClient } from '@telecomx/client'
import { createLoads, type LoadSizes, statusOf } from './loads.js'
import { type Probe, type ProberSettings, startProber } from './prober.js'
import { startProduct } from './product.js'

export interface FairnessOptions {
  /** The `main.js` of the build to be measured. */
  main: string
  sizes: LoadSizes
  /** A short load is watched for so many calls of the other tenant. */
  leastProbes: number
  /** An empty database; the product's own embedded one when left out. */
  databaseUrl?: string
  /** Called with each row as soon as it is there. */
  onRow?: (row: FairnessRow) => void
  /** Ends it early. */
  signal?: AbortSignal
}

/** What one load did, and how another tenant fared beside it. */
export interface FairnessRow {
  load: string
  /** How many of the load's calls were answered what. */
  answers: Record<string, number>
  seconds: number
  probes: readonly Probe[]
}

/**
 * Starts the product in a process of its own, puts one load after the other on it, and watches beside each how another
 * tenant's small calls are answered. What it starts has ended when it returns or throws.
 */
export async function measureFairness(options: FairnessOptions): Promise<FairnessRow[]> {
  const { sizes, signal } = options
  const product = await startProduct(options)
  try {
    const { tokens, customers } = await product.loadDemoData()
    const clientOf = (token: string) => createClient({ url: product.url, token, timeoutMs: longestCallMs })
    const [admin, owner] = [clientOf(tokens.admin), clientOf(tokens.owner)]
    const world = { ...product, adminToken: tokens.admin, admin, owner, customers }
    const rows: FairnessRow[] = []
    for (const load of await createLoads(world, sizes)) {
      signal?.throwIfAborted()
      const row = await measure(load, { ...options, url: product.url, token: tokens.otherOwner })
      options.onRow?.(row)
      rows.push(row)
    }
    return rows
  } finally {
    await product.end()
  }
}

/** No load keeps the measurement up for longer. */
const longestCallMs = 60_000

type Load = Awaited<ReturnType<typeof createLoads>>[number]

async function measure(
  { name, start }: Load,
  { signal, ...settings }: FairnessOptions & ProberSettings,
): Promise<FairnessRow> {
  const prober = await startProber(settings)
  try {
    const started = performance.now()
    const statuses = await unlessAborted(Promise.all(start().map(statusOf)), signal)
    const seconds = (performance.now() - started) / 1_000
    return { load: name, answers: countOf(statuses), seconds, probes: await prober.stop() }
  } finally {
    prober.kill()
  }
}

function unlessAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new Error('interrupted')), { once: true }),
  )
  return Promise.race([work, aborted])
}

function countOf(statuses: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
