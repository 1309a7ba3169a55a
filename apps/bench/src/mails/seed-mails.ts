import { newId, newPortingCode } from '@telecomx/api'
import { type Database, insertDelivery, insertPoaDocuments, inTransaction } from '@telecomx/database'
import { createPoaRenderer } from '@telecomx/poa-document'
import { factsOf } from '../documents/facts-of.js'
import type { Sizes } from '../settings.js'
import { customerIdOf, donors, seedWorld } from '../world/seed-world.js'

/** So many senders are measured at once; each sends warm mails first. */
export const mostSenders = 3

/** A world in which so many e-mails of two documents are due. */
export async function seedMails(database: Database, { mails }: Pick<Sizes, 'mails'>): Promise<string> {
  const token = await seedWorld(database, { operators: 0, customers: [{ portings: 1, donors: 1 }] })
  const bytes = await documentBytes()
  const due = mostSenders * mails.warm + mails.counted
  for (let recorded = 0; recorded < due; recorded++) await recordMail(database, bytes)
  return token
}

async function documentBytes(): Promise<Uint8Array> {
  const renderer = await createPoaRenderer({ threads: 1 })
  const [rendered] = await renderer.render([factsOf(10)], 'bench')
  await renderer.close()
  if (!rendered) throw new Error('a document that was rendered is there')
  return Buffer.from(rendered.bytes)
}

async function recordMail(database: Database, bytes: Uint8Array): Promise<void> {
  const [id, customerId] = [newId(), customerIdOf(0)]
  const who = { customerId, method: 'EMAIL' as const, employeeId: customerId }
  const documents = donors.map((operator) => ({
    id: newId(),
    operator,
    portingCode: newPortingCode(),
    facts: '{}',
    numberCount: 10,
    pages: 1,
    sha256: '0'.repeat(64),
    bytes,
    portingIds: [],
  }))
  await inTransaction(database, async (trx) => {
    await insertPoaDocuments(trx, { ...who, mitId: false }, documents)
    await insertDelivery(trx, {
      ...who,
      id,
      recipient: `post.${id}@kunde.example`,
      messageId: `<${id}@telecomx.example>`,
      isOtherRecipient: false,
      language: 'da',
      returnBy: '2026-12-10',
      documentIds: documents.map((document) => document.id),
    })
  })
}
