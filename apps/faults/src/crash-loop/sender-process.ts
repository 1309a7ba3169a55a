import { newId, startSender } from '@telecomx/api'
import { connectDatabase } from '@telecomx/database'
import { closeCouriers, createCouriers } from '@telecomx/delivery'
import { createScanReader } from '@telecomx/scan'

/** What a sender process is told when it starts. */
export interface SenderSettings {
  databaseUrl: string
  smtpUrl: string
}

/** Also the end of a process that nobody kills and that cannot end: its parent may be gone. */
const longestStopMs = 15_000

process.once('message', (settings) => run(settings as SenderSettings))

/** The product's own sender, in a hurry. It works until its parent lets go of it, however that ends. */
function run({ databaseUrl, smtpUrl }: SenderSettings): void {
  const database = connectDatabase(databaseUrl)
  const couriers = createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    smtpUrl,
    faxAddressTemplate: '{number}@fax.example',
    // Less than the lease, as in the product.
    smtpTimeouts: { wholeMs: 900 },
  })
  const issuer = { name: 'Telecom X', cpsCode: '01060' }
  const pace = { leaseSeconds: 1.2, firstRetrySeconds: 0.1, idleMs: 20 }
  const limits = { messageIdDomain: 'telecomx.example', otherRecipientsPerHour: 30 }
  const scanReader = createScanReader()
  const outside = { database, couriers, scanReader, issuer, newId, log: () => {} }
  const sender = startSender({ ...outside, ...limits, ...pace })
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), longestStopMs).unref()
    void sender
      .stop()
      .then(() => Promise.all([closeCouriers(couriers), scanReader.close()]))
      .then(() => database.destroy())
  })
  process.send?.('up')
}
