/** What so many servers on one database came to: medians. */
export interface ServersFigures {
  servers: number
  perSecond: number
  /** How many times the calls of one server. */
  gain: number
  /** CPU for a call, in milliseconds. */
  cpuMs: { servers: number; load: number; database: number | undefined }
}

/** What comes within so much of the best is as good. */
const asGood = 0.95
/** From so much of the processors on, nothing is left of them for one more server. */
const allAtWork = 0.85

/** What more servers give for a call, where that ends and at what, and what 1000 calls a second would take; from the figures alone. */
export function serversConclusion(
  call: string,
  figures: readonly ServersFigures[],
  processors: number,
): string {
  const [one, ...more] = figures
  const enough = fewestAsGood(figures)
  const last = figures.at(-1)
  if (!one || !enough || !last) throw new RangeError('nothing was measured')
  const atWork = processorsAtWork(enough)
  const total = atWork.reduce((sum, { count }) => sum + count, 0)
  return [
    `${call}: ${more.map(({ servers, gain }) => `${servers} servers answer ${gain.toFixed(2)} × the calls of one`).join(', ')}.`,
    enough === last
      ? `How many more would go on giving was not tried.`
      : `More than ${enough.servers} give nothing that counts.`,
    `With ${enough.servers} there are at work, in processors, ${atWork.map(({ who, count }) => `${who} ${count.toFixed(1)}`).join(', ')}, of the ${processors} of the machine:`,
    total >= allAtWork * processors
      ? 'they are all taken, and that is where it ends.'
      : 'the rest is idle or others’, so that it ends at what is waited for: commits, locks, and turns.',
    `On paper 1000 such calls a second take ${one.cpuMs.servers.toFixed(1)} processors for the servers${one.cpuMs.database === undefined ? '' : ` and ${one.cpuMs.database.toFixed(1)} for the database`}.`,
  ].join(' ')
}

/** How long documents for ten million portings take to be made, at the rate of as many servers as gain something. */
export function portingsConclusion(figures: readonly ServersFigures[], portingsOfCall: number): string {
  const enough = fewestAsGood(figures)
  if (!enough) throw new RangeError('nothing was measured')
  const calls = 10_000_000 / portingsOfCall
  const hours = calls / enough.perSecond / 3_600
  return `10 million portings are ${Math.round(calls).toLocaleString('en')} poaCreate of ${portingsOfCall} portings each: ${hours.toFixed(1)} hours for ${enough.servers} ${enough.servers === 1 ? 'server' : 'servers'} on this machine.`
}

function fewestAsGood(figures: readonly ServersFigures[]): ServersFigures | undefined {
  const best = Math.max(...figures.map(({ gain }) => gain))
  return figures.find(({ gain }) => gain >= asGood * best)
}

function processorsAtWork({ perSecond, cpuMs }: ServersFigures) {
  const parts = [
    ['servers', cpuMs.servers],
    ['the database', cpuMs.database],
    ['the process that calls', cpuMs.load],
  ] as const
  return parts.flatMap(([who, ms]) => (ms === undefined ? [] : [{ who, count: (perSecond * ms) / 1_000 }]))
}
