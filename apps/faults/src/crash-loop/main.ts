import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectDatabase, createDatabase, migrate } from '@telecomx/database'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'
import { makeOwnedFolder, readOptions, removeFolder, runMain, UsageError, userId } from '@telecomx/process'
import { crashLoop } from './crash-loop.js'

const usage = `Kills servers and senders at work, and checks that nothing is lost, nothing ordered twice and no fax sent twice. Exit
code 1: a promise was broken, or the run did not come to its end.

  npm run crash-loop
  npm run crash-loop -- --kills 50 --seed 7

  --kills  how often a process is killed (0 to 10000; default 300)
  --seed   a whole number: decides what it decided before; when things happen is never the same`

const dataDirectory = fileURLToPath(new URL('../../../../.data', import.meta.url))

await runMain(main, {
  ending: 'the servers and senders',
  describe: (error) => `The crash loop did not come to its end: ${(error as Error).message}`,
})

async function main(stop: AbortSignal, lost: AbortSignal): Promise<number> {
  const { kills, seed } = readArguments()
  process.stdout.write(`Killing ${kills} servers and senders, seed ${seed}\n`)
  const { numbers, breaches } = await onOwnDatabase(stop, (databaseUrl) =>
    inOwnFolder((orderFolder) =>
      // Without a reader its numbers are for nobody.
      crashLoop({
        databaseUrl,
        orderFolder,
        kills,
        seed,
        progress: (killed) => process.stderr.write(`${killed} of ${kills} were killed\n`),
        signal: AbortSignal.any([stop, lost]),
      }),
    ),
  )
  const lines = Object.entries(numbers).map(([name, number]) => `  ${name.padEnd(28)}${number}`)
  const shown = breaches.slice(0, 20).map((breach) => `  broken: ${breach}`)
  const verdict = breaches.length === 0 ? 'Every promise was kept.' : `Broken ${breaches.length} times.`
  process.stdout.write(`${[...lines, ...shown, verdict].join('\n')}\n`)
  return breaches.length === 0 ? 0 : 1
}

function readArguments() {
  const values = readOptions(usage, { kills: { type: 'string' }, seed: { type: 'string' } })
  const { kills, seed } = {
    kills: Number(values.kills ?? 300),
    seed: Number(values.seed ?? randomInt(2 ** 31)),
  }
  if (!(Number.isInteger(kills) && kills >= 0 && kills <= 10_000 && Number.isInteger(seed)))
    throw new UsageError('--kills must be a whole number from 0 to 10000, --seed a whole number', usage)
  return { kills, seed }
}

/** On a server of its own, which is gone afterwards. */
async function onOwnDatabase<Result>(
  signal: AbortSignal,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const progress = (message: string) => void process.stderr.write(`${message}\n`)
  const server = await startEmbeddedMysql({ dataDirectory, durability: 'disposable', progress, signal })
  try {
    const url = `mysql://root@localhost/faults?socketPath=${server.socketPath}`
    await createDatabase(url)
    const database = connectDatabase(url)
    await migrate(database)
    await database.destroy()
    return await work(url)
  } finally {
    await server.stop()
  }
}

async function inOwnFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-crash-loop-${userId()}-`))
  try {
    return await work(folder)
  } finally {
    removeFolder(folder)
  }
}
