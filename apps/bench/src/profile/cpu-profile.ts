import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Profile {
  /** Microseconds of the machine's monotonic clock, as `process.hrtime` reads it. */
  startTime: number
  nodes: { id: number; callFrame: { functionName: string; url: string } }[]
  samples: number[]
  timeDeltas: number[]
}

/** What the work is for, by where the code at the top of the stack comes from. */
const parts: readonly (readonly [name: string, where: RegExp])[] = [
  ['documents: jsPDF, fonts, QR', /\/(jspdf|fflate|qrcode|subset-font)\/|\/packages\/poa-document\//],
  [
    'database: mysql2, Kysely',
    /\/(mysql2|kysely|long|sql-escaper|iconv-lite|named-placeholders|generate-function)\/|\/packages\/database\//,
  ],
  ['tRPC, Hono, superjson', /\/(@trpc|hono|@hono|superjson)\//],
  ['schemas: zod, re2js', /\/(zod|re2js)\/|\/packages\/validation\//],
  ['our use cases', /\/packages\/(api|fair-queue|delivery|scan|process)\/|\/apps\//],
  ['Node: http, streams, timers', /^node:/],
]

/** A time of the monotonic clock to another, in microseconds. */
export interface Span {
  from: number
  to: number
}

/** Now, by the clock that profiles go by. */
export function profileTime(): number {
  return Number(process.hrtime.bigint() / 1_000n)
}

/**
 * How a process and its threads shared their busy time within a span between parts of the work, from the profiles that
 * `--cpu-prof` left in a folder: percent, the largest first. What was idle counts for nothing.
 */
export function sharesIn(folder: string, span: Span): { name: string; percent: number }[] {
  const times = new Map<string, number>()
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.cpuprofile')))
    addTimes(times, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile, span)
  const whole = [...times.values()].reduce((sum, time) => sum + time, 0)
  return [...times]
    .map(([name, time]) => ({ name, percent: (100 * time) / whole }))
    .toSorted((one, other) => other.percent - one.percent)
}

function addTimes(
  times: Map<string, number>,
  { nodes, samples, timeDeltas, startTime }: Profile,
  { from, to }: Span,
): void {
  const partOfNode = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]))
  let time = startTime
  for (const [index, id] of samples.entries()) {
    time += timeDeltas[index] ?? 0
    const part = partOfNode.get(id)
    if (part !== undefined && time >= from && time <= to)
      times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0))
  }
}

/** Undefined of what is no work. */
function partOf({ functionName, url }: Profile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)' || functionName === '(root)') return undefined
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (url === '') return 'native code, system calls'
  return parts.find(([, where]) => where.test(url))?.[0] ?? 'other packages'
}
