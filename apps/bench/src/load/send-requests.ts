import { Pool } from 'undici'
import { numbered } from './numbered.js'
import type { LoadOrder, LoadResult } from './workload.js'

/**
 * Calls for so many seconds, each caller on a connection of its own that it keeps: its next call begins when it has read
 * the answer to the one before. Throws at the first answer that is no success: a run with errors says nothing.
 */
export async function sendRequests({ url, token, workload, ...order }: LoadOrder): Promise<LoadResult> {
  const { callers, seconds } = order
  const pool = new Pool(url, { connections: callers, pipelining: 1 })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const times: number[] = []
  const [cpuBefore, began] = [process.cpuUsage(), performance.now()]
  const ends = began + seconds * 1_000
  let { made } = order

  async function call(): Promise<void> {
    const { method, path, body } = numbered(made++, workload)
    const started = performance.now()
    const answer = await pool.request({ method, path, headers, body: body ?? null })
    const text = await answer.body.text()
    if (answer.statusCode !== 200)
      throw new Error(`${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`)
    times.push(performance.now() - started)
  }

  async function callUntilTheEnd(): Promise<void> {
    do await call()
    while (performance.now() < ends)
  }

  try {
    await Promise.all(Array.from({ length: callers }, callUntilTheEnd))
    const took = (performance.now() - began) / 1_000
    const { user, system } = process.cpuUsage(cpuBefore)
    times.sort((one, other) => one - other)
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
    return { requests: times.length, seconds: took, p50, p99, made, cpuMs: (user + system) / 1_000 }
  } finally {
    await pool.destroy()
  }
}

function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * part) - 1)] ?? 0
}
