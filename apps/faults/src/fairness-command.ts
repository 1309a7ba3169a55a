import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { exitCodeAfter, exitCodeOfLost, listenForStop, outputTaken, surviveOutput } from '@telecomx/process'
import { usualSizes } from './fairness-loads.js'
import { tableHead, tableRow, verdicts } from './fairness-table.js'
import { measureFairness } from './fairness.js'

const usage = `npm run fairness -- [--server PATH] [--check]

Puts the loads of one tenant on the product and prints how another tenant's small calls fare beside each.

  --server  the main.js of another build to measure
  --check   exit code 1 when a promise does not hold; without it only when the run did not come to its end`

const ownServer = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))
const lost = surviveOutput()
const stop = listenForStop()
stop.addEventListener('abort', () =>
  process.stderr.write(`Interrupted (${stop.reason}): ending the server\n`),
)
const code = await main().catch(reportError)
await outputTaken()
process.exit(lost.aborted ? exitCodeOfLost(lost) : code)

async function main(): Promise<number> {
  const { server, check } = readOptions()
  process.stdout.write(`${tableHead}\n`)
  const rows = await measureFairness({
    main: resolve(server),
    sizes: usualSizes,
    leastProbes: 60,
    onRow: (row) => void process.stdout.write(`${tableRow(row)}\n`),
    // Without a reader its numbers are for nobody.
    signal: AbortSignal.any([stop, lost]),
  })
  const promises = verdicts(rows)
  const lines = promises.map(({ promise, holds }) => `${promise}: ${holds ? 'holds' : 'does not hold'}`)
  process.stdout.write(`\n${lines.join('\n')}\n`)
  return check && promises.some(({ holds }) => !holds) ? 1 : 0
}

function readOptions() {
  const options = {
    server: { type: 'string', default: ownServer },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ options })
  if (values.help) throw new Error(usage)
  return values
}

function reportError(error: unknown): number {
  if (stop.aborted) return exitCodeAfter(stop.reason)
  if (lost.aborted) return 1
  process.stderr.write(`The measurement did not come to its end: ${(error as Error).message}\n`)
  return 1
}
