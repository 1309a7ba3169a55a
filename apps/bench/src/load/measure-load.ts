import { cpuTimeMs, ticksPerSecond } from '../programs/cpu-time.js'
import type { Served } from '../programs/product.js'
import type { Settings } from '../settings.js'
import type { Load } from './start-load.js'
import type { Workload } from './workload.js'

/** What one visit of load came to. */
export interface LoadFigures {
  perSecond: number
  p50: number
  p99: number
  /** Of the servers' processes, for a call. */
  cpuMs: number
  /** Of the process that calls, for a call. */
  loadCpuMs: number
  /** Of the database's process, for a call; 0 where it is not known which that is. */
  databaseCpuMs: number
}

export interface LoadOptions {
  load: Load
  settings: Pick<Settings, 'warmSeconds' | 'seconds' | 'leastCalls' | 'mostCallers'>
  token: string
  callers: number
  databasePid?: number | undefined
}

/** Warms servers up and then counts: the calls, how long they took, and what the servers' processes used meanwhile. */
export async function measureLoad(
  servers: readonly Pick<Served, 'url' | 'pid'>[],
  workload: Workload,
  { load, settings, token, callers, databasePid }: LoadOptions,
): Promise<LoadFigures> {
  const { warmSeconds, seconds, leastCalls, mostCallers } = settings
  const order = {
    urls: servers.map(({ url }) => url),
    token,
    workload,
    callers: Math.min(callers, mostCallers),
    leastCalls,
  }
  const cpuMs = () => servers.reduce((sum, { pid }) => sum + cpuTimeMs(pid), 0)
  const warm = await load.run({ ...order, seconds: warmSeconds, made: 0 })
  const databaseMs = () => (databasePid === undefined ? 0 : cpuTimeMs(databasePid))
  const [before, databaseBefore] = [cpuMs(), databaseMs()]
  const counted = await load.run({ ...order, seconds, made: warm.made })
  // What is less than the kernel's unit counts as one: it is not known, but it is not nothing.
  const used = Math.max(cpuMs() - before, 1_000 / ticksPerSecond())
  const usedByDatabase = databaseMs() - databaseBefore
  const { requests, p50, p99 } = counted
  return {
    perSecond: requests / counted.seconds,
    p50,
    p99,
    cpuMs: used / requests,
    loadCpuMs: counted.cpuMs / requests,
    databaseCpuMs: usedByDatabase / requests,
  }
}
