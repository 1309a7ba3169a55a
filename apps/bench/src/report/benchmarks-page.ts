import { type Claim, type ClaimResult, isHeld } from '../claims/claim.js'
import type { Settings } from '../settings.js'
import { aimText, rowFigureText, tableText, verdictText } from './claim-lines.js'
import { installedVersion } from './machine.js'

/** A claim and what came of it. */
export interface Measured {
  claim: Claim
  result: ClaimResult
}

export interface PageFacts {
  machine: readonly (readonly [what: string, value: string])[]
  settings: Settings
  measured: readonly Measured[]
}

/** `docs/benchmarks.md`, whole. */
export function benchmarksPage({ machine, settings, measured }: PageFacts): string {
  const sections = [
    head,
    claimsSection(measured),
    methodSection(settings),
    `## Where it was measured\n\n${tableText({ heads: ['what', ''], rows: machine })}`,
    ...measured.map(claimSection),
  ]
  return `${sections.join('\n\n')}\n`
}

const head = `# Benchmarks

This page is written by \`npm run bench\`. It starts the server in one process and its peers beside it, each on a database of its
own with the same rows, and puts the same work on all of them in turn. The peers are in \`apps/bench/src/peers\`: what somebody
would pick instead, small, and doing the same work. A run with one failed call writes no page.`

function claimsSection(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ result }) =>
    result.rows.map((row) => [
      row.says,
      aimText(row),
      rowFigureText(row),
      row.packages?.map(installedVersion).join(', ') ?? '',
      verdictText(row),
    ]),
  )
  const missed = rows.filter((row) => row.at(-1) === 'missed').length
  const heads = ['claim', 'aim', 'figure: median (least–most)', 'peer', '']
  return `## Claims

${rows.length - missed} of ${rows.length} are held. A figure with × is paired: how many times ours is the other's, of the visits of
the same round; its median need not be the quotient of the medians below.

${tableText({ heads, rows })}${missedText(measured)}`
}

/** The rows that are missed, by their reasons. */
function missedText(measured: readonly Measured[]): string {
  const missed = measured.flatMap(({ result }) => result.rows.filter((row) => !isHeld(row)))
  if (missed.length === 0) return ''
  const saysByReason = new Map<string, string[]>()
  for (const { says, bound = 'why is not known.' } of missed)
    saysByReason.set(bound, [...(saysByReason.get(bound) ?? []), says])
  const lines = [...saysByReason].map(([reason, says]) => `- ${says.join('; ')}:\n  ${reason}`)
  return `\n\nWhat is missed:\n\n${lines.join('\n')}`
}

function methodSection({ rounds, warmRounds, warmSeconds, seconds, leastCalls }: Settings): string {
  return `## How it was measured

- All contenders of a claim are visited in turn, in ${rounds} rounds; each round begins with another one.${warmRounds > 0 ? ' Under load there is one round more before them, which does not count.' : ''}
  A visit of load is ${warmSeconds} s that are not counted and ${seconds} s that are, ${leastCalls} calls each at least. Before it the tables that the calls change are made what
  they were at first.
- CPU is what the kernel counts for the server's process with all its threads (\`utime\` and \`stime\` in \`/proc/PID/stat\`). It
  repeats within a few per cent where calls per second double and halve with whatever else the machine does: trust it first.
- The load comes from a process of its own, by undici over kept connections: a caller's next call begins when its last is answered.
  It shares the processors with the server and the database, and what it costs a call stands in the tables: of calls per second a cheap
  server loses more by it than a dear one, so that ratios come out nearer to 1 than they are.
- Contenders must first give the same answer to the same call. Every answer is read, and one that is no success ends the run.
- The server runs as in production, but that nobody is refused for calling too fast; senders run in other processes. What it does
  beside the work is in its figures alone: it asks for the caller's rights, its share and its turn, leaves a mark with each commit by which
  a lost answer is found again, and writes a line of log for each call, to a file. The peers look the token up, check the fields (raw
  node:http not even those) and write the same rows.
- Two traps, for whoever measures otherwise: servers that idle lose their compiled code (all run with
  \`--no-flush-bytecode\`, and are warmed before each visit), and a tRPC server needs thousands of calls until it is warm.`
}

function claimSection({ claim, result: { tables = [], charts = [], notes = [] } }: Measured): string {
  const parts = [
    `## ${claim.title}`,
    `\`npm run bench -- --only ${claim.name}\``,
    ...notes,
    ...tables.map(tableText),
    ...charts.map(({ name, title }) => `![${title}](benchmarks/${name}.svg)`),
  ]
  return parts.join('\n\n')
}
