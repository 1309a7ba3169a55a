/** The same request again and again, but for its serial number. */
export interface Workload {
  method: 'GET' | 'POST'
  /** `#####` stands for the serial number, in five digits. */
  path: string
  body?: string
  /** How many there are; the one after the last is the first again. */
  serials: number
  /** The first; 0 when left out. */
  firstSerial?: number
}

/** What the load process is told to do. */
export interface LoadOrder {
  /** Servers, between which the callers are shared out. */
  urls: readonly string[]
  token: string
  workload: Workload
  /** How many calls are under way at any time. */
  callers: number
  seconds: number
  /** So many calls are made, however long they take. */
  leastCalls: number
  /** How many were made before: the serial numbers go on. */
  made: number
}

export interface LoadResult {
  requests: number
  seconds: number
  /** Milliseconds; half of the calls took no longer. */
  p50: number
  p99: number
  made: number
  /** Of the load process itself. */
  cpuMs: number
}

/** What the load process answers. */
export type LoadAnswer = { result: LoadResult } | { failed: string }
