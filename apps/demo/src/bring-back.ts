import type { Client } from '@telecomx/client'
import { createRandom, drawPages, grain, toJpeg, turn } from '@telecomx/scan/testing'
import type { Actor } from './actor.js'
import { fault } from './fault.js'
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
  const poaId = document._id
  const [porting = '', ...others] = document.portings

  const scan = 'signed-copy.jpg'
  const bytes = await step(
    'Print it, sign it, scan it askew',
    async () => scanOf((await admin.poaDocument({ customerId, poaId })).bytes),
    () => scan,
  )
  await run.output.save(scan, bytes)
  const { document: copy } = await step(
    'Client, owner: documentUpload',
    () => client.documentUpload({ portingId: porting, bytes, filename: scan }),
    (filed) => `code ${filed.document.code} read, for ${filed.document.portings.length} portings`,
  )
  await step(
    'Client, admin: porting.documentApprove',
    () => admin.porting.documentApprove.mutate({ _id: porting, document: copy._id }),
    (approved) => approved.document.state,
  )
  const arrival = run.mailbox.next()
  const mail = await step(
    'Client, admin: porting.poaSend, to the donor',
    async () => {
      await admin.porting.poaSend.mutate({ _id: porting })
      return arrival.mail()
    },
    ({ recipient }) => recipient,
  )
  const orders = await step(
    'Client, admin: porting.order',
    async () => {
      await admin.porting.order.mutate({ _id: porting, portings: others })
      return run.clearingHouse.take(document.portings.length)
    },
    (taken) => `${taken.length} orders at the clearing house`,
  )
  const [first] = orders
  if (!first) throw fault('nothing was ordered')
  const order = `order-${first.filename}`
  await run.output.save(order, first.bytes)
  const date = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
  for (const [answer, stage] of [
    [{ answer: 'CONFIRMED', date }, 'IN_CONFIRMED'],
    [{ answer: 'COMPLETED' }, 'IN_COMPLETED'],
  ] as const)
    await step(
      `The clearing house answers ${answer.answer}`,
      async () => {
        await run.clearingHouse.answer(orders, answer)
        await waitFor(stage, () => areAt(client, document.portings, stage))
      },
      () => `${orders.length} portings ${stage}`,
    )
  const trail = await step(
    'Client, owner: poaTrail',
    () => client.poaTrail({ customerId, poaId }),
    ({ filename }) => filename,
  )
  await run.output.save(trail.filename, trail.bytes)
  return { scan, mailToDonor: mail.filename, order, trail: trail.filename }
}

async function scanOf(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const [page] = await drawPages(pdf, 150)
  if (!page) throw fault('the document has no page')
  return new Uint8Array(await toJpeg(grain(turn(page, 3), 12, createRandom(1)), 70))
}

async function areAt(client: Client, portings: readonly string[], stage: string): Promise<true | undefined> {
  const found = await Promise.all(portings.map((_id) => client.porting.get.query({ _id })))
  return found.every(({ status }) => status.stage === stage) || undefined
}
