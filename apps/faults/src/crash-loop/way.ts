import { newId, newPortingCode } from '@telecomx/api'
import type { Client } from '@telecomx/client'
import { type Database, insertDelivery, insertPoaDocuments, inTransaction } from '@telecomx/database'
import type { Calls } from './calls.js'
import type { Say } from './clearing-house.js'
import type { IncomingMails } from './incoming-mails.js'
import { addPorting, type Customer, donors, donorWhoWaits } from './people.js'
import { type SignedFile, signedFile } from './signed-file.js'
import { until } from './until.js'

/** What becomes of the portings of one document, from its signature on. */
export interface Way {
  customer: Customer
  portings: { id: string; number: string }[]
  deliveryId: string
  document: string
  /** How it is to end. */
  say: Say
  /** SHA-256 of its signed copy. */
  file: string
  comesBy: 'UPLOAD' | 'EMAIL'
  /** How often its customer is to be reminded. */
  reminders: number
  /** Whether the order may have left. */
  isOrdered: boolean
  /** What it is at, or waits for. */
  at: string
}

export interface WayOptions {
  database: Database
  calls: Calls
  mails: IncomingMails
  staffToken: string
  random: () => number
  /** It is over, whatever is left. */
  signal: AbortSignal
}

export type Ways = ReturnType<typeof createWays>

/** Brings portings from the signature to the end, as customers, staff and donors do it. */
export function createWays(options: WayOptions) {
  const { database, random } = options
  const begun: Way[] = []
  const underWay = new Set<Promise<void>>()
  const faults: string[] = []
  const uploads: Uploads = { whole: 0, hereAlready: 0, twice: 0 }

  return {
    begun,
    faults,
    uploads,
    underWay: () => underWay.size,
    async begin(customer: Customer): Promise<void> {
      const { way, copy } = await addWay(database, customer, random)
      begun.push(way)
      const going: Promise<void> = go(options, way, copy, uploads)
        .catch((error: Error) => faults.push(`way of ${way.document}, at ${way.at}: ${error.message}`))
        .then(() => void underWay.delete(going))
      underWay.add(going)
    },
    async ended(): Promise<void> {
      await Promise.all(underWay)
    },
  }
}

interface Uploads {
  /** Answered with success. */
  whole: number
  /** Cut off, and then found to be here. */
  hereAlready: number
  /** Sent by two at once. */
  twice: number
}

/** A document that was sent to its customer, of one or two portings, and the copy that will come back. */
async function addWay(database: Database, customer: Customer, random: () => number) {
  const operator = donors[Math.floor(random() * donors.length)] ?? donorWhoWaits
  const [document, deliveryId, portingCode, lot] = [newId(), newId(), newPortingCode(), random()]
  const portingCount = random() < 0.5 ? 1 : 2
  const copy = signedFile(portingCode, random() * 2_500_000)
  const blank = signedFile(portingCode, 0)
  const portings: Way['portings'] = []
  const who = { customerId: customer.id, method: 'EMAIL', employeeId: customer.owner } as const
  await inTransaction(database, async (trx) => {
    portings.length = 0
    for (let added = 0; added < portingCount; added++)
      portings.push(await addPorting(trx, customer, operator))
    const facts = { owner: { name: 'Kunde ApS' }, portings: portings.map(({ number }) => ({ numbers: [number] })) }
    const row = { id: document, operator, portingCode, facts: JSON.stringify(facts), pages: 1, ...blank }
    await insertPoaDocuments(
      trx,
      { ...who, mitId: false },
      [{ ...row, numberCount: portings.length }],
      portings.map(({ id }) => id),
    )
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
  })
  const way: Way = {
    customer,
    portings,
    deliveryId,
    document,
    say: lot < 0.7 ? 'COMPLETED' : lot < 0.85 ? 'REJECTED' : 'NOTHING',
    file: copy.sha256,
    comesBy: random() < 0.6 ? 'UPLOAD' : 'EMAIL',
    reminders: Math.floor(random() * 3),
    isOrdered: false,
    at: 'the beginning',
  }
  return { way, copy }
}

async function go(options: WayOptions, way: Way, copy: SignedFile, uploads: Uploads): Promise<void> {
  const { database, calls, mails, staffToken, random, signal } = options
  const [_id = '', ...others] = way.portings.map(({ id }) => id)
  const isAt = (stage: string) => () => areAt(database, way, stage)

  /** Who was cut off and is refused then looks whether it has happened: it must have. */
  async function change(name: string, ask: (client: Client) => Promise<unknown>, hasHappened: () => Promise<boolean>) {
    way.at = name
    const ending = await calls.call(staffToken, ask, signal)
    if ('answer' in ending || (ending.isCut && (await hasHappened()))) return
    throw new Error(`${name} was refused${ending.isCut ? ' after a cut' : ''}: ${ending.refusal}`)
  }

  await remind(options, way)
  way.at = 'the signed copy'
  if (way.comesBy === 'UPLOAD') {
    const isTwice = random() < 0.2
    if (isTwice) uploads.twice++
    await upload(options, { way, copy, uploads, isTwice })
  } else {
    mails.sendFile(copy)
    // As people do who are not sure.
    if (random() < 0.2) mails.sendFile(copy)
  }
  await until(isAt('IN_POA_RECEIVED_FROM_CUSTOMER'), signal)
  const document = await copyOf(database, way.file)
  await change(
    'documentApprove',
    (client) => client.porting.documentApprove.mutate({ _id, document }),
    async () => (await stateOf(database, document)) === 'APPROVED',
  )
  await change('poaSend', (client) => client.porting.poaSend.mutate({ _id, portings: others }), isAt('IN_POA_SENT'))
  const isLate = (await operatorOf(database, way)) === donorWhoWaits
  way.isOrdered = !isLate
  await change(
    'order',
    (client) => client.porting.order.mutate({ _id, portings: others }),
    async () => !(await isAt('IN_POA_SENT')()),
  )
  if (isLate) await passADay(database, way)
  way.at = 'the donor'
  if (way.say !== 'NOTHING')
    return void (await until(isAt(way.say === 'COMPLETED' ? 'IN_COMPLETED' : 'IN_REJECTED'), signal))
  await until(isAt('IN_ORDERED'), signal)
  for (const { id } of way.portings)
    await change(
      'cancel',
      (client) => client.porting.cancel.mutate({ _id: id }),
      async () => (await stageOf(database, id)) === 'IN_CANCELLED',
    )
}

/** Moves the time of each reminder, so that it is due, and waits for it. */
async function remind({ database, signal }: WayOptions, way: Way): Promise<void> {
  const { deliveryId, reminders } = way
  const look = () =>
    database
      .selectFrom('delivery')
      .select(['state', 'reminders'])
      .where('id', '=', deliveryId)
      .executeTakeFirstOrThrow()
  if (reminders === 0) return
  way.at = 'the first delivery'
  await until(async () => (await look()).state === 'sent', signal)
  for (let reminder = 1; reminder <= reminders; reminder++) {
    way.at = `reminder ${reminder}`
    await database
      .updateTable('delivery')
      .set({ next_reminder_at: aSecondAgo() })
      .where('id', '=', deliveryId)
      .execute()
    await until(async () => (await look()).reminders >= reminder, signal)
  }
}

/** By one, or by two at once, of whom one is told that it is here. */
async function upload(
  { calls, signal }: WayOptions,
  { way, copy, uploads, isTwice }: { way: Way; copy: SignedFile; uploads: Uploads; isTwice: boolean },
): Promise<void> {
  const portingId = way.portings[0]?.id ?? ''
  const request = { portingId, filename: 'Fuldmagt.pdf', bytes: copy.bytes }
  const send = () => calls.call(way.customer.token, (client) => client.documentUpload(request), signal)
  const endings = await Promise.all(isTwice ? [send(), send()] : [send()])
  const wasTaken = endings.filter((ending) => 'answer' in ending).length
  const wasHere = endings.flatMap((ending) => ('refusal' in ending ? [ending] : []))
  for (const { refusal } of wasHere)
    if (refusal !== 'file: The file is already here') throw new Error(`the upload was refused: ${refusal}`)
  if (wasTaken > 1) throw new Error('the upload was taken twice')
  if (wasTaken === 0 && !wasHere.some(({ isCut }) => isCut))
    throw new Error('the upload was here before it came')
  uploads.whole += wasTaken
  uploads.hereAlready += wasTaken === 0 ? 1 : 0
}

/** The day that the donor wants to wait. */
async function passADay(database: Database, way: Way): Promise<void> {
  way.at = 'the wait'
  const ids = way.portings.map(({ id }) => id)
  // From here on it may leave.
  way.isOrdered = true
  await database
    .updateTable('porting')
    .set({ stage_at: new Date(Date.now() - 86_400_000 - 1_000), auto_start_order: aSecondAgo() })
    .where('id', 'in', ids)
    .where('stage', '=', 'IN_POA_SENT')
    .execute()
}

const aSecondAgo = () => new Date(Date.now() - 1_000)

async function areAt(database: Database, { portings }: Way, stage: string): Promise<boolean> {
  const stages = await Promise.all(portings.map(({ id }) => stageOf(database, id)))
  return stages.every((one) => one === stage)
}

async function stageOf(database: Database, id: string): Promise<string> {
  const { stage } = await database
    .selectFrom('porting')
    .select('stage')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return stage
}

async function operatorOf(database: Database, { portings }: Way): Promise<string> {
  const { operator } = await database
    .selectFrom('porting')
    .select('operator')
    .where('id', '=', portings[0]?.id ?? '')
    .executeTakeFirstOrThrow()
  return operator
}

async function copyOf(database: Database, sha256: string): Promise<string> {
  const { id } = await database
    .selectFrom('signed_copy')
    .select('id')
    .where('live_sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return id
}

async function stateOf(database: Database, copyId: string): Promise<string> {
  const { state } = await database
    .selectFrom('signed_copy')
    .select('state')
    .where('id', '=', copyId)
    .executeTakeFirstOrThrow()
  return state
}
