import { createHash } from 'node:crypto'
import { newId, newPortingCode } from '@telecomx/api'
import { type Database, insertDelivery, insertPoaDocuments, inTransaction } from '@telecomx/database'
import type { Refusal } from './mail-sink.js'
import { addPorting, type Customer, donors } from './people.js'

/** A recorded delivery, as it was recorded. */
export interface RecordedDelivery {
  deliveryId: string
  customer: Customer
  method: 'EMAIL' | 'FAX'
  recipient: string
  /** Where a mail server is to send it; of this delivery alone. */
  address: string
  messageId: string
  /** The mail server refuses its recipient for good. */
  refusal: Refusal | undefined
  documents: { id: string; operator: string; content: string }[]
}

/** Deliveries of one to three documents between the customers, for portings that nobody takes any further. */
export async function createRecordedDeliveries(
  database: Database,
  customers: readonly Customer[],
  random: () => number,
) {
  const byAddress = new Map<string, RecordedDelivery>()
  const portings = new Map<string, string[]>()
  for (const customer of customers)
    portings.set(
      customer.id,
      await inTransaction(database, async (trx) => {
        const ids: string[] = []
        for (const donor of donors) ids.push((await addPorting(trx, customer, donor)).id)
        return ids
      }),
    )
  return {
    byAddress,
    /** Records so many more. */
    async add(count: number): Promise<void> {
      for (let added = 0; added < count; added++) {
        const customer = customers[Math.floor(random() * customers.length)] as Customer
        const delivery = createDelivery(customer, byAddress.size, random)
        // Before it is recorded: a sender may be faster than the answer to the commit.
        byAddress.set(delivery.address, delivery)
        await record(database, delivery, portings.get(customer.id) ?? [])
      }
    },
  }
}

function createDelivery(customer: Customer, number: number, random: () => number): RecordedDelivery {
  const [deliveryId, isEmail, lot] = [newId(), random() < 0.5, random()]
  const recipient = isEmail ? `post.${deliveryId}@kunde.example` : `+45${43_000_000 + number}`
  return {
    deliveryId,
    customer,
    method: isEmail ? 'EMAIL' : 'FAX',
    recipient,
    address: isEmail ? recipient : `${recipient}@fax.example`,
    messageId: `<${newId()}@telecomx.example>`,
    refusal: lot < 0.03 ? 'RCPT' : lot < 0.06 ? 'dot' : undefined,
    documents: donors.slice(0, 1 + Math.floor(random() * 3)).map((operator) => {
      const id = newId()
      const lines = `% ${id}\n`.repeat(1 + Math.floor(random() * 200))
      return { id, operator, content: `%PDF-1.4\n${lines}%%EOF\n` }
    }),
  }
}

async function record(
  database: Database,
  { deliveryId, customer, method, recipient, messageId, documents }: RecordedDelivery,
  portings: readonly string[],
): Promise<void> {
  const who = { customerId: customer.id, method, employeeId: customer.owner }
  const rows = documents.map(({ content, ...document }) => ({
    ...document,
    portingCode: newPortingCode(),
    facts: '{}',
    numberCount: 1,
    pages: 1,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: Buffer.from(content),
    portingIds: portings,
  }))
  await inTransaction(database, async (trx) => {
    await insertPoaDocuments(trx, { ...who, mitId: false }, rows)
    await insertDelivery(trx, {
      ...who,
      id: deliveryId,
      recipient,
      messageId,
      isOtherRecipient: false,
      language: 'en',
      returnBy: '2026-12-10',
      documentIds: documents.map(({ id }) => id),
    })
  })
}
