import type { Client } from '@telecomx/client'
import type { Database } from '@telecomx/database'
import type { Calls } from './calls.js'
import type { IncomingMails } from './incoming-mails.js'
import type { SignedFile } from './signed-file.js'
import { until } from './until.js'
import { uploadCopy, type UploadNumbers } from './upload-copy.js'
import type { Way } from './way.js'
import { areAt, findCopy, findDelivery, makeReminderDue, passADay, stageOf } from './way-rows.js'

export interface WayOptions {
  database: Database
  calls: Calls
  mails: IncomingMails
  staffToken: string
  uploads: UploadNumbers
  random: () => number
  /** It is over, whatever is left. */
  signal: AbortSignal
}

/** Brings the portings of a way to its end, as customer, staff and donor do it; throws what none of them would see. */
export async function goWay(options: WayOptions, way: Way, copy: SignedFile): Promise<void> {
  const { database, signal } = options
  const comesTo = (stage: string) => until(() => areAt(database, way, stage), signal)
  await beReminded(options, way)
  way.at = 'the signed copy'
  await sendCopy(options, way, copy)
  await comesTo('IN_POA_RECEIVED_FROM_CUSTOMER')
  await order(options, way)
  way.at = 'the donor'
  if (way.say === 'COMPLETED') await comesTo('IN_COMPLETED')
  if (way.say === 'REJECTED') await comesTo('IN_REJECTED')
  if (way.say !== 'NOTHING') return
  await comesTo('IN_ORDERED')
  await cancel(options, way)
}

/** Moves the time of each reminder, so that it is due, and waits for it. */
async function beReminded({ database, signal }: WayOptions, way: Way): Promise<void> {
  if (way.reminders === 0) return
  way.at = 'the first delivery'
  await until(async () => (await findDelivery(database, way)).state === 'sent', signal)
  for (let number = 1; number <= way.reminders; number++) {
    way.at = `reminder ${number}`
    await makeReminderDue(database, way)
    await until(async () => (await findDelivery(database, way)).reminders >= number, signal)
  }
}

/** Now and then twice, as people do who are not sure. */
async function sendCopy(options: WayOptions, way: Way, copy: SignedFile): Promise<void> {
  const { mails, random } = options
  const isTwice = random() < 0.2
  if (way.comesBy === 'UPLOAD') await uploadCopy(options, { way, copy, isTwice })
  else for (let sent = 0; sent < (isTwice ? 2 : 1); sent++) mails.sendFile(copy)
  way.hasCome = true
}

/** Staff approves the copy, sends it to the donor, and orders. */
async function order(options: WayOptions, way: Way): Promise<void> {
  const { database } = options
  const [_id = '', ...portings] = way.portings.map(({ id }) => id)
  const { id: document } = await findCopy(database, way)
  await change(options, way, {
    name: 'documentApprove',
    ask: (client) => client.porting.documentApprove.mutate({ _id, document }),
    hasHappened: async () => (await findCopy(database, way)).state === 'APPROVED',
  })
  await change(options, way, {
    name: 'poaSend',
    ask: (client) => client.porting.poaSend.mutate({ _id, portings }),
    hasHappened: () => areAt(database, way, 'IN_POA_SENT'),
  })
  way.isOrdered = !way.hasWait
  await change(options, way, {
    name: 'order',
    ask: (client) => client.porting.order.mutate({ _id, portings }),
    hasHappened: async () => !(await areAt(database, way, 'IN_POA_SENT')),
  })
  // From here on it may leave.
  way.isOrdered = true
  if (way.hasWait) await passADay(database, way)
}

async function cancel(options: WayOptions, way: Way): Promise<void> {
  for (const { id } of way.portings)
    await change(options, way, {
      name: 'cancel',
      ask: (client) => client.porting.cancel.mutate({ _id: id }),
      hasHappened: async () => (await stageOf(options.database, id)) === 'IN_CANCELLED',
    })
}

interface Change {
  name: string
  ask: (client: Client) => Promise<unknown>
  hasHappened: () => Promise<boolean>
}

/** Who was cut off, asks again and is refused, looks whether it has happened: it must have. */
async function change(
  { calls, staffToken, signal }: WayOptions,
  way: Way,
  { name, ask, hasHappened }: Change,
): Promise<void> {
  way.at = name
  const ending = await calls.call(staffToken, ask, signal)
  if ('answer' in ending || (ending.isCut && (await hasHappened()))) return
  throw new Error(`refused${ending.isCut ? ' after a cut' : ''}: ${ending.refusal}`)
}
