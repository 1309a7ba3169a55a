import { once } from 'node:events'
import { createServer } from 'node:net'
import { readOptions } from '@telecomx/process'
import { type Env, readEnv } from './env.js'
import { listenAt } from './listen-at.js'
import { locateDatabase } from './locate-database.js'
import { runService } from './run-service.js'

const usage = `Serves the API, sends e-mails and faxes, and reads the mailbox, until it is told to stop (SIGTERM or Ctrl-C).

  npm start
  PORT=3001 npm start

Settings are environment variables, or lines of a file .env in this folder: .env.example has them all.`

const load = () => import('./serve.js')

await runService(async (stop) => {
  readOptions(usage, {})
  const env = readEnv()
  await assertPortIsFree(env)
  // To load the rest of the program takes this thread for most of the start; before, it brings the embedded database on
  // its way, which starts meanwhile.
  const located = await locateDatabase(env, { stop, onBoot: () => void load().catch(() => undefined) })
  const { serve } = await load()
  await serve(env, located, stop)
})

/** Before a database is fetched and started for nothing; whoever takes the port meanwhile is noticed later. */
async function assertPortIsFree({ HOST, PORT }: Env): Promise<void> {
  const probe = createServer()
  await listenAt(probe, HOST, PORT)
  probe.close()
  await once(probe, 'close')
}
