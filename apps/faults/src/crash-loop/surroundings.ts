import { setMaxListeners } from 'node:events'
import { connectDatabase } from '@telecomx/database'
import { parseMailboxUrl } from '@telecomx/mailbox'
import { startMailServer } from '@telecomx/mailbox/testing'
import { createCalls } from './calls.js'
import { openClearingHouse } from './clearing-house.js'
import { createIncomingMails } from './incoming-mails.js'
import { openMailSink } from './mail-sink.js'
import { createPeople } from './people.js'
import { createProcesses } from './processes.js'
import { createRecordedDeliveries } from './recorded-deliveries.js'
import { createWays } from './ways.js'

export interface SurroundingsOptions {
  /** A migrated database with nothing in it. */
  databaseUrl: string
  /** Where orders leave and answers come; empty. */
  orderFolder: string
  random: () => number
  /** It is over, whatever is left. */
  signal: AbortSignal
}

export type Surroundings = Awaited<ReturnType<typeof openSurroundings>>

/** Everything that an installation has around it: people, mail servers both ways, a clearing house. */
export async function openSurroundings({ databaseUrl, orderFolder, random, signal }: SurroundingsOptions) {
  // Every way waits for something.
  setMaxListeners(0, signal)
  const mailServer = await startMailServer()
  const database = connectDatabase(databaseUrl)
  const { customers, staffToken } = await createPeople(database)
  const deliveries = await createRecordedDeliveries(database, customers, random)
  const sink = await openMailSink({
    random,
    refusalOf: (address) => deliveries.byAddress.get(address)?.refusal,
  })
  const mails = createIncomingMails(mailServer)
  const processes = createProcesses({
    databaseUrl,
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    orderFolder,
    mailbox: {
      ...parseMailboxUrl(mailServer.url),
      certificateAuthority: mailServer.certificateAuthority,
    },
  })
  const calls = createCalls({ urls: processes.urls, random })
  const ways = createWays({ database, calls, mails, staffToken, random, signal })
  const clearingHouse = openClearingHouse({ folder: orderFolder, random, sayOf: ways.sayOf })
  return {
    database,
    customers,
    random,
    deliveries,
    sink,
    mails,
    processes,
    calls,
    ways,
    clearingHouse,
    async close(): Promise<void> {
      await ways.ended()
      await processes.end()
      await clearingHouse.close()
      await Promise.all([sink.close(), mailServer.stop(), database.destroy()])
    },
  }
}
