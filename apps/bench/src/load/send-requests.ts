import { Pool } from 'undici'
import { numbered } from './numbered.js'
import type { LoadOrder, LoadResult } from './workload.js'

/**
 * Calls for so many seconds and so often, each caller on a connection of its own that it keeps: its next call begins when it has read
 * the answer to the one before. Throws at the first answer that is no success: a run with errors says nothing.
 */
export async function sendRequests({ urls, token, workload, ...order }: LoadOrder): Promise<LoadResult> {
  const { callers, seconds, leastCalls } = order
  const pools = urls.map((url) => new Pool(url, { connections: callers, pipelining: 1 }))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const times: number[] = []
  const [cpuBefore, began] = [process.cpuUsage(), performance.now()]
  const ends = began + seconds * 1_000
  let { made } = order

  async function call(pool: Pool): Promise<void> {
    const { method, path, body } = numbered(made++, workload)
    const started = performance.now()
    const answer = await pool.request({ method, path, headers, body: body ?? null })
    const text = await answer.body.text()
    if (answer.statusCode !== 200)
      throw new Error(`${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`)
    times.push(performance.now() - started)
  }

  async function callUntilTheEnd(pool: Pool): Promise<void> {
    do await call(pool)
    while (performance.now() < ends || made - order.made < leastCalls)
  }

  try {
    const turns = Array.from({ length: callers }, (_, caller) => pools[caller % pools.length] as Pool)
    await Promise.all(turns.map(callUntilTheEnd))
    const took = (performance.now() - began) / 1_000
    const { user, system } = process.cpuUsage(cpuBefore)
    times.sort((one, other) => one - other)
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
    return { requests: times.length, seconds: took, p50, p99, made, cpuMs: (user + system) / 1_000 }
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()))
  }
}

function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * part) - 1)] ?? 0
}
