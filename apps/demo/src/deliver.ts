import type { Actor } from './actor.js'
import { fault } from './fault.js'
import type { ReceivedMail } from './mailbox.js'
import { makeDocuments } from './poa-sets.js'
import { step } from './step.js'

export interface Delivered extends ReceivedMail {
  kind: 'EMAIL' | 'FAX'
  documents: number
}

/** Has the documents sent to the customer's contact, and waits until the message is there. */
export async function deliver({ run, who, rest }: Actor, kind: 'EMAIL' | 'FAX'): Promise<Delivered> {
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
  const found = mail.bytes.toString('latin1').match(/^Content-Type: application\/pdf/gim)?.length ?? 0
  if (found !== ids.length) throw fault(`${mail.filename} carries ${found} documents and not ${ids.length}`)
  return { ...mail, kind, documents: ids.length }
}
