import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOptions, runMain } from '@telecomx/process'
import { usualSizes } from './loads.js'
import { tableHead, tableRow, verdicts } from './table.js'
import { measureFairness } from './fairness.js'

const usage = `Puts the loads of one tenant on the product and prints how another tenant's small calls fare beside each.

  npm run fairness
  npm run fairness -- --check

  --server  the main.js of another build to measure
  --check   exit code 1 when a promise does not hold; without it only when the run did not come to its end`

const ownServer = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url))

await runMain(main, {
  ending: 'the server',
  describe: (error) => `The measurement did not come to its end: ${(error as Error).message}`,
})

async function main(stop: AbortSignal, lost: AbortSignal): Promise<number> {
  const { server, check } = readOptions(usage, {
    server: { type: 'string', default: ownServer },
    check: { type: 'boolean', default: false },
  })
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
