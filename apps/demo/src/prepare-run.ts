import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { childEnvironment } from './child-environment.js'
import { createChildren } from './children.js'
import { openClearingHouse } from './clearing-house.js'
import { createDataFolder } from './data-folder.js'
import { fault } from './fault.js'
import { createMailbox } from './mailbox.js'
import { createOutput } from './output.js'
import { createServerLog } from './server-log.js'
import { addressOf } from './product-lines.js'
import { tellMeanwhile } from './step.js'

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url))

export type Run = Awaited<ReturnType<typeof prepareRun>>

/** Folders, processes and the mail server of one demo, and the one place that clears them all away. */
export async function prepareRun() {
  const output = createOutput(repositoryRoot)
  const data = await createDataFolder(join(repositoryRoot, '.data'))
  const serverLog = createServerLog(output.folder, output.name)
  const mailbox = createMailbox(output)
  const orderFolder = join(data.folder, 'orders')
  // The data folder as working folder: a `.env` in the repository must not change the demo.
  const children = createChildren({ cwd: data.folder, log: serverLog })
  const stopping = new AbortController()
  let serverEnded: (error: Error) => void = () => {}
  const serverFailed = new Promise<never>((_, reject) => (serverEnded = reject))
  serverFailed.catch(() => undefined)
  let ending: Promise<void> | undefined

  return {
    output,
    outputName: output.name,
    serverLog,
    mailbox,
    clearingHouse: openClearingHouse(orderFolder),
    /** Rejects when the server ends although nobody told it to. */
    serverFailed,
    /** Starts the server on a free port; gives its address when it answers. */
    startServer(smtpPort: number): Promise<string> {
      return new Promise((resolve, reject) => {
        const server = children.start({
          path: join(repositoryRoot, 'apps/server/dist/main.js'),
          env: { ...environment(), PORT: '0', ORDER_FOLDER: orderFolder, ...deliverySettings(smtpPort) },
        })
        server.onComplaint((line) => line.startsWith('Fetching') && tellMeanwhile(line))
        addressOf(server).then(resolve, reject)
        void server.ended.then((how) => serverEnded(fault(`the server ended by itself (${how})`)))
      })
    },
    startDemoData: () =>
      children.start({
        path: join(repositoryRoot, 'apps/server/dist/commands/demo-data.js'),
        arguments: ['--json'],
        env: environment(),
      }),
    /** A request that ends with the demo, so that the server does not wait for who is gone. */
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      fetch(input, { ...init, signal: stopping.signal }),
    /** Stops every process, then removes what they worked on. */
    end: () => (ending ??= end()),
  }

  function environment() {
    // Temporary folders of its own: what a killed child leaves goes with the demo's.
    return { ...childEnvironment(), TELECOMX_DATA_DIR: data.folder, TMPDIR: data.folder }
  }

  async function end(): Promise<void> {
    stopping.abort()
    await children.stopAll()
    await mailbox.close()
    await serverLog.close()
    await data.remove()
  }
}

/** Both ways out lead to the demo's own mail server; a fax gateway is addressed like a mailbox. */
function deliverySettings(smtpPort: number) {
  return {
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    FAX_ADDRESS_TEMPLATE: '{number}@fax.example',
    // Nobody wants to watch the usual minute.
    FIRST_RETRY_SECONDS: '1',
  }
}
