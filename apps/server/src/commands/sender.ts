import { startSender } from '@telecomx/api'
import { closeCouriers } from '@telecomx/delivery'
import { createPoaRenderer } from '@telecomx/poa-document'
import { readOptions } from '@telecomx/process'
import { announce, databaseLines, deliveryLines, mailboxLines, orderLines } from '../announce.js'
import {
  createCouriersFrom,
  createLoggingScanReader,
  createSenderDependencies,
  mailboxFrom,
} from '../dependencies.js'
import { readEnv } from '../env.js'
import { log } from '../log.js'
import { openDatabase } from '../open-database.js'
import { runService, stopped } from '../run-service.js'

const usage = `Sends recorded e-mails and faxes, passes orders on and reads the mailbox, in a process of its own, until it is told to stop
(SIGTERM or Ctrl-C). Any number may run, beside servers that send (SENDER=on) and servers that do not. Reads the same
configuration as the server.

  npm run sender`

await runService(async (stop) => {
  readOptions(usage, {})
  const env = readEnv()
  const poaRenderer = await createPoaRenderer()
  const couriers = createCouriersFrom(env, poaRenderer)
  const scanReader = createLoggingScanReader()
  const storage = await openDatabase(env, { stop })
  try {
    stop.throwIfAborted()
    const dependencies = createSenderDependencies(env, { database: storage.database, couriers, scanReader })
    const sender = startSender(dependencies)
    announce(env, [
      ['Sending for', `${env.issuer.name} (CPS ${env.issuer.cpsCode})`],
      ...(await databaseLines(env, storage)),
      ...deliveryLines(env, couriers),
      ...orderLines(env, dependencies.orderGateway),
      ...mailboxLines(mailboxFrom(env)),
    ])
    log('sending')
    await stopped(stop)
    await sender.stop()
    await closeCouriers(couriers)
    await Promise.all([poaRenderer.close(), scanReader.close()])
  } finally {
    await storage.close()
  }
})
