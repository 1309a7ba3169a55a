import { cpuTimeMs } from '../programs/cpu-time.js'
import type { Served } from '../programs/product.js'
import type { Settings } from '../settings.js'
import type { Load } from './start-load.js'
import type { Workload } from './workload.js'

/** What one visit of load came to. */
export interface LoadFigures {
  perSecond: number
  p50: number
  p99: number
  /** Of the server's process, for a call. */
  cpuMs: number
  /** Of the process that calls, for a call. */
  loadCpuMs: number
}

export interface LoadOptions {
  load: Load
  settings: Pick<Settings, 'warmSeconds' | 'seconds'>
  token: string
  callers: number
}

/** Warms a server up and then counts: the calls, how long they took, and what the server's process used meanwhile. */
export async function measureLoad(
  { url, pid }: Pick<Served, 'url' | 'pid'>,
  workload: Workload,
  { load, settings, token, callers }: LoadOptions,
): Promise<LoadFigures> {
  const order = { url, token, workload, callers }
  const warm = await load.run({ ...order, seconds: settings.warmSeconds, made: 0 })
  const before = cpuTimeMs(pid)
  const counted = await load.run({ ...order, seconds: settings.seconds, made: warm.made })
  const cpuMs = cpuTimeMs(pid) - before
  const { requests, p50, p99 } = counted
  return {
    perSecond: requests / counted.seconds,
    p50,
    p99,
    cpuMs: cpuMs / requests,
    loadCpuMs: counted.cpuMs / requests,
  }
}
