import type { Actor } from './actor.js'
import { fault } from './fault.js'
import type { ReceivedMail } from './mailbox.js'
import { assertPdfs, type Donors, donorsOf, makeDocuments } from './poa-sets.js'
import { step } from './step.js'

export interface Delivered extends ReceivedMail {
  kind: 'EMAIL' | 'FAX'
  documents: number
  /** Of an e-mail only: what stands in it for each donor. */
  donors: Donors
}

/** Has the documents sent to the customer's contact, and waits until the message is there. */
export async function deliver(actor: Actor, kind: 'EMAIL' | 'FAX'): Promise<Delivered> {
  const { run, who, rest, admin, customerId } = actor
  const arrival = run.mailbox.next()
  const { ids } = await step(
    `REST, ${who}: poa/create ${kind}`,
    () => makeDocuments(rest, 'GET', { method: kind }),
    (made) => `${made.ids.length} documents, to the contact`,
  )
  const mail = await step(
    kind === 'FAX' ? 'Wait for the hand-over to the fax gateway' : 'Wait for the e-mail',
    () => arrival.mail(),
    ({ recipient }) => recipient,
  )
  if (mail.recipient.endsWith('@fax.example') !== (kind === 'FAX'))
    throw fault(`${mail.filename} went to the wrong place`)
  assertPdfs(mail, ids.length)
  const donors: Donors = kind === 'EMAIL' ? await donorsOf(admin, customerId, ids, mail) : new Map()
  return { ...mail, kind, documents: ids.length, donors }
}
