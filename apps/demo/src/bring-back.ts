import type { Client } from '@telecomx/client'
import type { Actor } from './actor.js'
import type { TakenOrder } from './clearing-house.js'
import { fault } from './fault.js'
import { fileSignedCopy, type ToSign } from './file-signed-copy.js'
import { step } from './step.js'
import { waitFor } from './wait-for.js'

/** The files that a signed document leaves on its way to the completed porting. */
export interface BroughtBack {
  scan: string
  mailToDonor: string
  order: string
  trail: string
}

/** A donor that takes the document by e-mail, and wants no wait before the order. */
const donor = '01010'

/** The way back of one document: signed, scanned, checked, sent to the donor, ordered and completed. */
export async function bringBack(owner: Actor, admin: Client): Promise<BroughtBack> {
  const { run, client, customerId } = owner
  const { documents } = await client.porting.poaList.query({ customerId })
  const document = documents.find(({ operator, replacedAt }) => operator === donor && !replacedAt)
  if (!document) throw fault(`the customer has no document for ${donor}`)
  const [poaId, portings] = [document._id, document.portings]
  const scan = 'signed-copy.jpg'
  await handIn(owner, admin, { poaId, portings, filename: scan })
  const mailToDonor = await sendToDonor(owner, admin, portings)
  const orders = await order(owner, admin, portings)
  await followAnswers(owner, orders)
  const trail = await step(
    'Client, owner: poaTrail',
    () => client.poaTrail({ customerId, poaId }),
    ({ filename }) => filename,
  )
  await run.output.save(trail.filename, trail.bytes)
  return { scan, mailToDonor, order: await saveFirst(owner, orders), trail: trail.filename }
}

async function handIn(owner: Actor, admin: Client, document: ToSign): Promise<void> {
  const [_id = ''] = document.portings
  const copy = await fileSignedCopy(owner, admin, document)
  await step(
    'Client, admin: porting.documentApprove',
    () => admin.porting.documentApprove.mutate({ _id, document: copy }),
    (approved) => approved.document.state,
  )
}

async function sendToDonor({ run }: Actor, admin: Client, portings: readonly string[]): Promise<string> {
  const arrival = run.mailbox.next()
  const { filename } = await step(
    'Client, admin: porting.poaSend',
    async () => {
      await admin.porting.poaSend.mutate({ _id: portings[0] ?? '' })
      return arrival.mail()
    },
    ({ recipient }) => `to the donor, ${recipient}`,
  )
  return filename
}

function order(
  { run }: Actor,
  admin: Client,
  [_id = '', ...others]: readonly string[],
): Promise<TakenOrder[]> {
  return step(
    'Client, admin: porting.order',
    async () => {
      await admin.porting.order.mutate({ _id, portings: others })
      return run.clearingHouse.take(1 + others.length)
    },
    (taken) => `left as ${taken.map(({ filename }) => filename).join(', ')}`,
  )
}

/** The donor confirms for today, and the numbers move. */
async function followAnswers({ run, client }: Actor, orders: readonly TakenOrder[]): Promise<void> {
  const date = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
  const answers = [
    [{ answer: 'CONFIRMED', date }, 'IN_CONFIRMED'],
    [{ answer: 'COMPLETED' }, 'IN_COMPLETED'],
  ] as const
  for (const [answer, stage] of answers)
    await step(
      `The donor answers ${answer.answer}`,
      async () => {
        await run.clearingHouse.answer(orders, answer)
        await waitFor(stage, () => areAt(client, orders, stage))
      },
      () => stage,
    )
}

async function areAt(client: Client, orders: readonly TakenOrder[], stage: string) {
  const found = await Promise.all(orders.map(({ porting }) => client.porting.get.query({ _id: porting })))
  return found.every(({ status }) => status.stage === stage) || undefined
}

async function saveFirst({ run }: Actor, [first]: readonly TakenOrder[]): Promise<string> {
  if (!first) throw fault('nothing was ordered')
  const filename = `order-${first.filename}`
  await run.output.save(filename, first.bytes)
  return filename
}
