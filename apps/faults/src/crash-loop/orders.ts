import { newId, newPortingCode } from '@telecomx/api'
import {
  type Database,
  insertCustomer,
  insertDelivery,
  insertPoaDocuments,
  inTransaction,
  upsertOperators,
} from '@telecomx/database'
import type { Refusal } from './mail-sink.js'

/** A recorded delivery, as it was recorded. */
export interface Order {
  deliveryId: string
  customerId: string
  method: 'EMAIL' | 'FAX'
  recipient: string
  /** Where a mail server is to send it; of this delivery alone. */
  address: string
  messageId: string
  /** The mail server refuses its recipient for good. */
  refusal: Refusal | undefined
  documents: { id: string; operator: string; content: string }[]
}

/** Customers, donors, and deliveries of one to three documents between them. */
export async function createOrders(database: Database, random: () => number) {
  const byAddress = new Map<string, Order>()
  const customers = Array.from({ length: 7 }, newId)
  await inTransaction(database, async (trx) => {
    for (const customer of customers) await insertCustomer(trx, customerOf(customer))
    await upsertOperators(trx, donors.map(operatorOf))
  })
  return {
    byAddress,
    /** Records so many more. */
    async add(count: number): Promise<void> {
      for (let added = 0; added < count; added++) {
        const customerId = customers[Math.floor(random() * customers.length)] ?? ''
        const order = createOrder(customerId, byAddress.size, random)
        // Before it is recorded: a sender may be faster than the answer to the commit.
        byAddress.set(order.address, order)
        await record(database, order)
      }
    },
  }
}

const donors = ['01010', '01020', '01030']

function createOrder(customerId: string, number: number, random: () => number): Order {
  const [deliveryId, isEmail, lot] = [newId(), random() < 0.5, random()]
  const recipient = isEmail ? `post.${deliveryId}@kunde.example` : `+45${33_000_000 + number}`
  return {
    deliveryId,
    customerId,
    method: isEmail ? 'EMAIL' : 'FAX',
    recipient,
    address: isEmail ? recipient : `${recipient}@fax.example`,
    messageId: `<${deliveryId}@telecomx.example>`,
    refusal: lot < 0.03 ? 'RCPT' : lot < 0.06 ? 'dot' : undefined,
    documents: donors.slice(0, 1 + Math.floor(random() * 3)).map((operator) => {
      const id = newId()
      return { id, operator, content: `%PDF-1.4\n${`% ${id}\n`.repeat(1 + Math.floor(random() * 200))}` }
    }),
  }
}

async function record(database: Database, { deliveryId, documents, ...order }: Order): Promise<void> {
  const who = { customerId: order.customerId, method: order.method, employeeId: order.customerId }
  const rows = documents.map(({ content, ...document }) => ({
    ...document,
    portingCode: newPortingCode(),
    facts: '{}',
    numberCount: 1,
    pages: 1,
    sha256: '0'.repeat(64),
    bytes: Buffer.from(content),
  }))
  await inTransaction(database, async (trx) => {
    await insertPoaDocuments(trx, { ...who, mitId: false }, rows, [newId()])
    await insertDelivery(trx, {
      ...who,
      id: deliveryId,
      recipient: order.recipient,
      messageId: order.messageId,
      isOtherRecipient: false,
      language: 'en',
      returnBy: '2026-12-10',
      documentIds: documents.map(({ id }) => id),
    })
  })
}

function customerOf(_id: string) {
  const place = { address: 'Flæsketorvet 41', zip: '1711', city: 'København V', country: 'DK' }
  return {
    ...place,
    _id,
    name: `Kunde ${_id} ApS`,
    vatNumber: '25313763',
    isReseller: false,
    reminders: true,
    version: 1,
  }
}

function operatorOf(id: string) {
  const contact = {
    name: `Nordkabel ${id} A/S`,
    address: 'Kabelvej 1, 9000 Aalborg',
    npNumber: '+4570101010',
  }
  const rules = { fixedAuth: 'EMAIL', mvnoAuth: 'ICC_EMAIL', orderWait: null } as const
  return { ...contact, ...rules, _id: id, customerIdValidation: false }
}
