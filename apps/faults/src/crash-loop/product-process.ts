import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createApiServer,
  createFileOrderGateway,
  createGates,
  createKnownTokens,
  createRateLimit,
  createTokenUses,
  type Dependencies,
  newId,
  newPortingCode,
  type SenderDependencies,
  startSender,
} from '@telecomx/api'
import { connectDatabase, type Database } from '@telecomx/database'
import { closeCouriers, createCouriers } from '@telecomx/delivery'
import type { MailboxSettings } from '@telecomx/mailbox'
import { createScanReader } from '@telecomx/scan'

/** What a process of the product is told when it starts. */
export interface ProductSettings {
  databaseUrl: string
  smtpUrl: string
  orderFolder: string
  mailbox: MailboxSettings
  /** It answers calls as well. */
  isServer: boolean
  /** After it whoever has something in hand counts as dead. */
  leaseSeconds: number
}

/** What it says when it is at work. */
export interface AtWork {
  /** Where it answers calls. */
  url?: string
}

/** Also the end of a process that nobody kills and that cannot end: its parent may be gone. */
const longestStopMs = 15_000

process.once('message', (settings) => void run(settings as ProductSettings))

/** The product's own server or sender, in a hurry. It works until its parent lets go of it, however that ends. */
async function run(settings: ProductSettings): Promise<void> {
  const database = connectDatabase(settings.databaseUrl)
  const dependencies = createDependencies(database)
  const couriers = createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    smtpUrl: settings.smtpUrl,
    faxAddressTemplate: '{number}@fax.example',
    // Less than the lease, as in the product.
    smtpTimeouts: { wholeMs: settings.leaseSeconds * 750 },
  })
  const server = settings.isServer ? createApiServer(dependencies).listen(0, '127.0.0.1') : undefined
  if (server) await once(server, 'listening')
  const sender = startSender({ ...dependencies, couriers, ...work(settings), ...hurry })
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), longestStopMs).unref()
    void Promise.all([sender.stop(), server && close(server)])
      .then(() => Promise.all([closeCouriers(couriers), dependencies.scanReader.close()]))
      .then(() => dependencies.tokenUses.settled())
      .then(() => database.destroy())
  })
  process.send?.({ ...(server && { url: addressOf(server) }) } satisfies AtWork)
}

/** What of it is in the product minutes. */
const hurry = {
  firstRetrySeconds: 0.1,
  announceAfterSeconds: 0,
  idleMs: 100,
  // Whenever the loop runs.
  isWorkingTime: () => true,
} satisfies Partial<SenderDependencies>

function work({ orderFolder, mailbox, leaseSeconds }: ProductSettings) {
  return {
    leaseSeconds,
    orderLeaseSeconds: leaseSeconds,
    orderGateway: createFileOrderGateway(orderFolder),
    incoming: { mailbox, mailboxPauseSeconds: 0.1, mailboxLeaseSeconds: leaseSeconds },
  }
}

function createDependencies(database: Database): Dependencies {
  const log = () => {}
  // How much one caller may want is another test.
  const unlimited = createRateLimit({ perSecond: 1_000_000, burst: 1_000_000 })
  return {
    database,
    poaRenderer: noRenderer,
    scanReader: createScanReader(),
    issuer: { name: 'Telecom X', cpsCode: '01060' },
    messageIdDomain: 'telecomx.example',
    otherRecipientsPerHour: 100_000,
    knownTokens: createKnownTokens(),
    tokenUses: createTokenUses(database, log),
    rateLimit: unlimited,
    strangerLimit: unlimited,
    signInLimit: unlimited,
    sendsSignInLinks: false,
    ...createGates(),
    corsOrigins: [],
    trustedProxies: [],
    log,
    tokenScheme: 'tx_live_',
    clock: () => new Date(),
    newId,
    newPortingCode,
  }
}

/** Nobody has a document made here, and cutting its fonts takes as long as the rest of a start. */
const noRenderer: Dependencies['poaRenderer'] = {
  render: () => Promise.reject(new Error('no document is made here')),
  printCopies: () => Promise.reject(new Error('no document is made here')),
  renderTrail: () => Promise.reject(new Error('no document is made here')),
  renderLetter: () => Promise.reject(new Error('no document is made here')),
  warmUp: () => undefined,
  close: () => Promise.resolve(),
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await closed
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
