import type { Actor } from './actor.js'
import type { ReceivedMail } from './mailbox.js'
import { makeDocuments } from './poa-sets.js'
import { step } from './step.js'
import { waitFor } from './wait-for.js'

export interface Insisted extends ReceivedMail {
  /** What the mail server answered, try by try. */
  answers: string[]
  /** What the product tells a clerk about it. */
  description: string
}

/**
 * Has the documents sent to a mailbox that is busy twice. Gives a function that waits until they left in spite of it, and
 * what the customer is told: the product tries again by itself, after growing waits.
 */
export async function insist({
  run,
  who,
  rest,
  client,
  customerId,
}: Actor): Promise<() => Promise<Insisted>> {
  const recipient = 'busy@customer.example'
  const arrival = run.mailbox.refuse(recipient, 2)
  const { ids } = await step(
    `REST, ${who}: poa/create EMAIL, busy mailbox`,
    () => makeDocuments(rest, 'POST', { method: 'EMAIL', recipient }),
    (made) => `${made.ids.length} documents, to ${recipient}`,
  )
  return async () => {
    const mail = await step(
      'Wait until that e-mail left, at its third try',
      () => arrival.mail(),
      ({ filename }) => filename,
    )
    const delivery = await step(
      `Client, ${who}: porting.poaList`,
      () => findSent(client, customerId, ids[0] ?? ''),
      ({ state, attempts }) => `${state} after ${attempts.length} tries`,
    )
    const answers = delivery.attempts.map(({ answer = '' }) => answer)
    return { ...mail, answers, description: delivery.description }
  }
}

/** The mail is there a moment before the product has written down that it left. */
function findSent(client: Actor['client'], customerId: string, document: string) {
  return waitFor('what poaList tells of the e-mail that arrived', async () => {
    const { documents } = await client.porting.poaList.query({ customerId })
    const [delivery] = documents.find(({ _id }) => _id === document)?.deliveries ?? []
    return delivery?.state === 'sent' ? delivery : undefined
  })
}
