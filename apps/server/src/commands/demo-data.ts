import { parseArgs } from 'node:util'
import { readEnv } from '../env.js'
import { openDatabase } from '../open-database.js'
import { runCommand } from '../run-command.js'
import { loadGeneratedCustomers } from './demo-load.js'
import { type LoadedDemoData, loadDemoData } from './load-demo-data.js'

const usage = `Loads demo customers, accounts, portings and operators, and prints tokens to call with.

  npm run demo:data
  npm run demo:data -- --json
  npm run demo:data -- --customers 1000 --portings 20

  --json       one JSON object on standard output: tokens, customers, operators
  --customers  so many generated customers on top (0 to 100000)
  --portings   portings of each generated customer (1 to 100000)`

await runCommand(async () => {
  const { json, customers, portings } = readArguments()
  const env = readEnv()
  if (env.production) throw new Error('Demo data does not belong in production: NODE_ENV is production')
  const storage = await openDatabase(env, (text) => process.stderr.write(`${text}\n`))
  try {
    const loaded = await loadDemoData(storage.database, env.issuer.name)
    await loadGeneratedCustomers(storage.database, customers, portings)
    process.stdout.write(json ? `${JSON.stringify(loaded)}\n` : forPeople(loaded))
  } finally {
    await storage.close()
  }
})

function readArguments(): { json: boolean; customers: number; portings: number } {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      customers: { type: 'string', default: '0' },
      portings: { type: 'string', default: '20' },
    },
  })
  const [customers, portings] = [Number(values.customers), Number(values.portings)]
  const fits = (value: number, least: number) => Number.isInteger(value) && value >= least && value <= 100_000
  if (!fits(customers, 0) || !fits(portings, 1)) throw new Error(usage)
  return { json: values.json, customers, portings }
}

function forPeople({ tokens, customers }: LoadedDemoData): string {
  const table = (rows: [string, string][]) =>
    rows.map(([name, value]) => `  ${name.padEnd(17)}${value}\n`).join('')
  return `Tokens (the ones of an earlier load no longer work)
${table(Object.entries(tokens))}
Customers
${table(Object.entries(customers))}
Try
  curl -H 'Authorization: Bearer ${tokens.owner}' \\
    'http://127.0.0.1:3000/porting/${customers.main}/poa/create?method=DOWNLOAD'
`
}
