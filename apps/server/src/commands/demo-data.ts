import { readOptions, UsageError } from '@telecomx/process'
import { readEnv } from '../env.js'
import { onOpenDatabase } from '../open-database.js'
import { runCommandLine } from '../run-command-line.js'
import { generatedCustomerId, loadGeneratedCustomers } from './demo-load.js'
import { type LoadedDemoData, loadDemoData } from './load-demo-data.js'
import { demoExamplePortings } from './demo-examples.js'
import { loadDemoExamples } from './load-demo-examples.js'
import { loadDemoHistory } from './load-demo-history.js'
import { withAdminClient } from './with-admin-client.js'

const usage = `Loads demo customers, accounts, portings and operators, and prints tokens to call with.

  npm run demo:data
  npm run demo:data -- --json
  npm run demo:data -- --customers 1000 --portings 20

  --json       one JSON object on standard output: tokens, customers, operators
  --customers  so many generated customers on top (0 to 100000)
  --portings   portings of each generated customer (1 to 100000)`

await runCommandLine(async (stop) => {
  const { json, customers, portings } = readArguments()
  const env = readEnv()
  if (env.production) throw new Error('Demo data does not belong in production: NODE_ENV is production')
  await onOpenDatabase(env, stop, (database) =>
    withAdminClient({ env, database, stop, tokenScheme: 'tx_demo_' }, async (admin, dependencies) => {
      const loaded = await loadDemoData(admin)
      if (!(await loadDemoExamples(dependencies))) process.stderr.write(withoutExamples())
      await loadDemoHistory(database)
      await loadGeneratedCustomers(admin, customers, portings)
      process.stdout.write(json ? `${JSON.stringify(loaded)}\n` : forPeople(loaded, env.PORT))
    }),
  )
  if (customers > 0)
    process.stderr.write(
      `Generated customers ${generatedCustomerId(0)} to ${generatedCustomerId(customers - 1)}, ${portings} portings each\n`,
    )
})

function withoutExamples(): string {
  const numbers = demoExamplePortings.flatMap((porting) => porting.numbers).join(', ')
  return `Not loaded, because an id or a number of theirs is in use (${numbers}): the portings, documents and deliveries that the examples at /docs name\n`
}

function readArguments(): { json: boolean; customers: number; portings: number } {
  const { json, customers, portings } = readOptions(usage, {
    json: { type: 'boolean', default: false },
    customers: { type: 'string', default: '0' },
    portings: { type: 'string', default: '20' },
  })
  const count = (name: string, text: string, least: number) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= 100_000) return value
    throw new UsageError(`--${name} must be a whole number from ${least} to 100000`, usage)
  }
  return { json, customers: count('customers', customers, 0), portings: count('portings', portings, 1) }
}

function forPeople({ tokens, customers }: LoadedDemoData, port: number): string {
  const table = (rows: [string, string][]) =>
    rows.map(([name, value]) => `  ${name.padEnd(17)}${value}\n`).join('')
  return `Tokens (the ones of an earlier load no longer work)
${table(Object.entries(tokens))}
Customers
${table(Object.entries(customers))}
Desk
  http://127.0.0.1:${port}/desk  (paste a token there)
Try
  curl -H 'Authorization: Bearer ${tokens.owner}' \\
    'http://127.0.0.1:${port}/porting/${customers.main}/poa/create?method=DOWNLOAD'
`
}
