import { resolve } from 'node:path'
import { repeatableMethods } from '@telecomx/api'
import {
  countOtherSessions,
  type Database,
  insertAuditEntry,
  inTransaction,
  listBreaches,
  restoreBackup,
  theInstallation,
} from '@telecomx/database'
import { readEnv } from '../env.js'
import { type LentDatabase, lendDatabase } from '../lend-database.js'
import { runCommandLine } from '../run-command-line.js'
import { readFileOptions } from './read-file-options.js'

const usage = `Puts a backup into the empty database of the configuration. Stop servers and senders first. The file is checked
before anything is written; what fails half-way leaves the database empty.

  npm run restore -- FILE
  npm run restore -- FILE --force

  --force  drops what the database holds, and does not mind who else is connected to it`

await runCommandLine(async (stop) => {
  const { file, force } = readFileOptions(usage)
  await lendDatabase(readEnv(), stop, async (lent) => {
    if (!force) await assertAlone(lent)
    const { database } = lent
    const { rows, tables, takenAt, heldDeliveries, droppedOrders } = await restoreBackup(
      database,
      resolve(file),
      {
        force,
        repeatable: repeatableMethods,
        signal: stop,
      },
    )
    // Told in the trail of what it brought back: what was done since the backup is in none.
    const entry = { action: 'backup.restore', objectType: 'installation' } as const
    const after = { takenAt, rows, tables, heldDeliveries, droppedOrders }
    await inTransaction(database, (trx) => insertAuditEntry(trx, theInstallation, { ...entry, after }))
    process.stdout.write(`Restored ${rows} rows of ${tables} tables, as they were at ${takenAt}\n`)
    if (heldDeliveries > 0)
      process.stdout.write(
        `${heldDeliveries} faxes that waited are unknown now: they may have gone out since\n`,
      )
    if (droppedOrders > 0)
      process.stdout.write(
        `${droppedOrders} orders that were to start by themselves do not: they may have started since\n`,
      )
    await check(database)
  })
})

async function assertAlone({ database, isShared }: LentDatabase): Promise<void> {
  if (isShared) throw new Error('Another process runs the embedded database: stop servers and senders first')
  const others = await countOtherSessions(database)
  if (others > 0)
    throw new Error(`${others} other connections use this database: stop servers and senders first`)
}

/** It is what the backup held, so nothing is undone. */
async function check(database: Database): Promise<void> {
  const broken = (await listBreaches(database)).filter(({ breaches }) => breaches > 0)
  for (const { holds, breaches } of broken)
    process.stderr.write(`Not so, ${breaches} times: ${holds}. It was like this when the backup was made.\n`)
}
