import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@telecomx/database'
import { type EmbeddedMysql, startEmbeddedMysql } from '@telecomx/embedded-mysql'
import { makeOwnedFolder, readOptions, removeFolder, UsageError, userId } from '@telecomx/process'
import { type Env, readEnv } from '../env.js'
import { runCommandLine } from '../run-command-line.js'
import { type RehearsalOutcome, rehearseRestore } from './rehearse-restore.js'

const usage = `Proves that a backup can be restored: two databases of its own in a temporary folder, one of them backed up while it is
worked on and restored into the other, which is then looked through. Exit code 1: something did not hold.

  npm run backup:drill
  npm run backup:drill -- --customers 1000

  --customers  so many customers of 20 portings each beside the demo's (default 200)`

await runCommandLine(async (stop) => {
  const customers = readCustomers()
  const env = readEnv()
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-drill-${userId()}-`))
  const servers: EmbeddedMysql[] = []
  try {
    for (const name of ['from', 'to']) servers.push(await startServer(env, join(folder, name), stop))
    const [from = '', to = ''] = await Promise.all(servers.map(databaseOn))
    const file = join(folder, 'backup.gz')
    report(await rehearseRestore({ env, stop, from, to, file, customers }))
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    removeFolder(folder)
  }
})

function readCustomers(): number {
  const { customers } = readOptions(usage, { customers: { type: 'string', default: '200' } })
  const count = Number(customers)
  if (Number.isInteger(count) && count >= 0 && count <= 100_000) return count
  throw new UsageError('--customers must be a whole number from 0 to 100000', usage)
}

/** Kept with the fetched server of the product's own data folder. */
function startServer(env: Env, dataDirectory: string, signal: AbortSignal): Promise<EmbeddedMysql> {
  return startEmbeddedMysql({
    dataDirectory,
    serverDirectory: join(env.TELECOMX_DATA_DIR, 'mariadb-server'),
    durability: 'durable',
    signal,
    progress: (text) => process.stderr.write(`${text}\n`),
    ...(env.MYSQLD_PATH && { mysqldPath: env.MYSQLD_PATH }),
  })
}

async function databaseOn({ user, socketPath }: EmbeddedMysql): Promise<string> {
  const url = `mysql://${user}@localhost/telecomx?socketPath=${socketPath}`
  await createDatabase(url)
  return url
}

function report({ restored, changesMeanwhile, invariants }: RehearsalOutcome): void {
  const { rows, tables, heldDeliveries } = restored
  const lines = invariants.map(
    ({ holds, breaches }) =>
      `  ${breaches === 0 ? 'ok    ' : 'FAILED'}  ${holds}${breaches === 0 ? '' : ` (${breaches} times not)`}`,
  )
  process.stdout.write(
    `Restored ${rows} rows of ${tables} tables; ${changesMeanwhile} changes while the backup was written; ${heldDeliveries} faxes held back\n${lines.join('\n')}\n`,
  )
  const broken = invariants.filter(({ breaches }) => breaches > 0).length
  if (broken > 0) throw new Error(`${broken} of ${invariants.length} did not hold`)
  process.stdout.write(`All ${invariants.length} hold.\n`)
}
