import { resolve } from 'node:path'
import { writeBackup } from '@telecomx/database'
import { readEnv } from '../env.js'
import { lendDatabase } from '../lend-database.js'
import { assertDatabaseIsThere } from '../open-database.js'
import { runCommandLine } from '../run-command-line.js'
import { readFileOptions } from './read-file-options.js'

const usage = `Writes everything in the database at one moment into a file, while servers and senders go on working.

  npm run backup -- FILE
  npm run backup -- FILE --force

  --force  replaces a file of that name`

await runCommandLine(async (stop) => {
  const { file, force } = readFileOptions(usage)
  const path = resolve(file)
  const env = readEnv()
  assertDatabaseIsThere(env)
  const { tables, rows, bytes, takenAt } = await lendDatabase(env, stop, ({ database }) =>
    writeBackup(database, path, { force, signal: stop }),
  )
  process.stdout.write(`${path}: ${rows} rows of ${tables} tables as of ${takenAt}, ${bytes} bytes\n`)
})
