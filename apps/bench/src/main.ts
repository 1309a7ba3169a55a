import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOptions, runMain, UsageError } from '@telecomx/process'
import { claims, scaleClaims } from './claims/claims.js'
import type { Measured } from './report/benchmarks-page.js'
import { aimText, rowFigureText, tableText, verdictText } from './report/claim-lines.js'
import { describeMachine } from './report/machine.js'
import { writeBenchmarks } from './report/write-benchmarks.js'
import { runBenchmark } from './run-benchmark.js'
import { quickSettings, type Settings, usualSettings } from './settings.js'
import { startDatabaseServer } from './world/database-server.js'

const usage = `Measures the server beside its peers, prints what came of each claim, and writes docs/benchmarks.md with its charts. It needs a
quiet machine and half an hour. Exit code 1 when a claim could not be measured; a figure that is missed is none.

  npm run bench
  npm run bench -- --quick
  npm run bench -- --only poa-create-growth

  --quick     every claim with fewer rounds, in three minutes; writes no page
  --scale     also those of a grown installation: 100,000 customers and a million portings, which take minutes to be made
  --only      one claim, by its name; writes no page
  --rounds    how often each contender is visited (default 5)
  --seconds   of load that a visit counts (default 3)
  --baseline  the main.js of another build, to compare poaCreate with
  --page      the folder that the page is written to, also of a quick run (default docs)

Claims
${[...claims, ...scaleClaims].map(({ name, title }) => `  ${name.padEnd(22)}${title}`).join('\n')}`

const docs = fileURLToPath(new URL('../../../docs', import.meta.url))

await runMain(main, {
  ending: 'servers and peers',
  describe: (error) => `The benchmark did not come to its end: ${(error as Error).message}`,
})

async function main(stop: AbortSignal, lost: AbortSignal): Promise<number> {
  const { wanted, settings, baseline, page } = readArguments()
  const signal = AbortSignal.any([stop, lost])
  const database = await startDatabaseServer(signal)
  try {
    const { measured, failed } = await runBenchmark({
      claims: wanted,
      settings,
      baseline,
      signal,
      onClaim: ({ title }) => process.stdout.write(`\n${title}\n`),
      onMeasured: (one) => process.stdout.write(shown(one)),
    })
    for (const { claim, reason } of failed) process.stdout.write(`\nFAILED ${claim.name}: ${reason}\n`)
    if (page !== undefined && failed.length === 0) {
      writeBenchmarks(page, { machine: await describeMachine(database.description), settings, measured })
      process.stdout.write(`\nWritten: ${page}/benchmarks.md\n`)
    }
    return failed.length === 0 ? 0 : 1
  } finally {
    await database.stop()
  }
}

function readArguments() {
  const given = readOptions(usage, {
    quick: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    baseline: { type: 'string' },
    page: { type: 'string' },
  })
  const wanted =
    given.only === undefined
      ? [...claims, ...(given.scale ? scaleClaims : [])]
      : [...claims, ...scaleClaims].filter(({ name }) => name === given.only)
  if (wanted.length === 0) throw new UsageError(`--only ${given.only} is no claim`, usage)
  const base = given.quick ? quickSettings : usualSettings
  const settings: Settings = {
    ...base,
    rounds: countOf('rounds', given.rounds, base.rounds),
    seconds: countOf('seconds', given.seconds, base.seconds),
  }
  const isWhole = !given.quick && given.only === undefined
  const page = given.page === undefined ? (isWhole ? docs : undefined) : resolve(given.page)
  return {
    wanted,
    settings,
    page,
    baseline: given.baseline === undefined ? undefined : resolve(given.baseline),
  }
}

function countOf(name: string, text: string | undefined, usual: number): number {
  const count = text === undefined ? usual : Number(text)
  if (!(count > 0 && count <= 1_000))
    throw new UsageError(`--${name} must be a number above 0, and 1000 at most`, usage)
  if (name === 'rounds' && !Number.isInteger(count))
    throw new UsageError('--rounds must be a whole number', usage)
  return count
}

function shown({ result: { rows, tables = [] } }: Measured): string {
  const claimed = {
    heads: ['claim', 'aim', 'figure', ''],
    rows: rows.map((row) => [row.says, aimText(row), rowFigureText(row), verdictText(row)]),
  }
  return `\n${[...(rows.length > 0 ? [claimed] : []), ...tables].map(tableText).join('\n\n')}\n`
}
