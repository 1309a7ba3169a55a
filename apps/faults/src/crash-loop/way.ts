import { newId, newPortingCode } from '@telecomx/api'
import {
  type Database,
  type DatabaseTransaction,
  insertDelivery,
  insertPoaDocuments,
  inTransaction,
} from '@telecomx/database'
import type { Say } from './clearing-house.js'
import { addPorting, type Customer, donors, donorWhoWaits } from './people.js'
import { type SignedFile, signedFile } from './signed-file.js'

/** What becomes of the portings of one document, from its signature on. */
export interface Way {
  customer: Customer
  portings: { id: string; number: string }[]
  document: string
  /** By which the document went out. */
  deliveryId: string
  /** Its donor wants a day before the order. */
  hasWait: boolean
  /** How it is to end. */
  say: Say
  /** SHA-256 of its signed copy. */
  file: string
  comesBy: 'UPLOAD' | 'EMAIL'
  /** Whether the signed copy was taken, or is in the mailbox. */
  hasCome: boolean
  /** How often its customer is to be reminded. */
  reminders: number
  /** Whether the order may have left. */
  isOrdered: boolean
  /** What it is at, or waits for. */
  at: string
}

/** Records a document that goes out to its customer, of one or two portings; and the copy that is to come back. */
export async function addWay(
  database: Database,
  customer: Customer,
  random: () => number,
): Promise<{ way: Way; copy: SignedFile }> {
  const portingCode = newPortingCode()
  const [operator = donorWhoWaits, lot] = [donors[Math.floor(random() * donors.length)], random()]
  const copy = signedFile(portingCode, random() * 2_500_000)
  const way: Way = {
    customer,
    portings: [],
    document: newId(),
    deliveryId: newId(),
    hasWait: operator === donorWhoWaits,
    say: lot < 0.7 ? 'COMPLETED' : lot < 0.85 ? 'REJECTED' : 'NOTHING',
    file: copy.sha256,
    comesBy: random() < 0.6 ? 'UPLOAD' : 'EMAIL',
    hasCome: false,
    reminders: Math.floor(random() * 3),
    isOrdered: false,
    at: 'the beginning',
  }
  const count = random() < 0.5 ? 1 : 2
  await inTransaction(database, async (trx) => {
    way.portings = []
    for (let added = 0; added < count; added++) way.portings.push(await addPorting(trx, customer, operator))
    await record(trx, way, { operator, portingCode })
  })
  return { way, copy }
}

/** As poaCreate does. */
async function record(
  trx: DatabaseTransaction,
  { customer, portings, document, deliveryId }: Way,
  printed: { operator: string; portingCode: string },
): Promise<void> {
  const who = { customerId: customer.id, method: 'EMAIL', employeeId: customer.owner } as const
  const numbers = portings.map(({ number }) => ({ numbers: [number] }))
  const facts = JSON.stringify({ owner: { name: customer.name }, portings: numbers })
  const row = { ...printed, ...signedFile('unsigned', 0), id: document, facts, pages: 1 }
  const portingIds = portings.map(({ id }) => id)
  await insertPoaDocuments(trx, { ...who, mitId: false }, [
    { ...row, portingIds, numberCount: portings.length },
  ])
  await insertDelivery(trx, {
    ...who,
    id: deliveryId,
    recipient: customer.address,
    messageId: `<${deliveryId}@telecomx.example>`,
    isOtherRecipient: false,
    language: 'da',
    returnBy: '2026-12-10',
    documentIds: [document],
    remindAfterDays: 5,
  })
}
