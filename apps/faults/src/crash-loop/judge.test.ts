import { newId } from '@telecomx/api'
import {
  insertAuditEntry,
  insertDelivery,
  insertOrders,
  insertReceivedMail,
  insertSignedCopy,
  inTransaction,
  movePortings,
  theInstallation,
} from '@telecomx/database'
import { createTestDatabase } from '@telecomx/database/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from './create-random.js'
import { judgeCopies } from './judge-copies.js'
import { judgeMails } from './judge-mails.js'
import { judgeOrders } from './judge-orders.js'
import { judgeWays } from './judge-ways.js'
import { createPeople } from './people.js'
import { type SignedFile, signedFile } from './signed-file.js'
import { addWay, type Way } from './way.js'

const testDatabase = await createTestDatabase()
afterAll(() => testDatabase.drop())
const { database } = testDatabase
const [customer] = (await createPeople(database)).customers

beforeEach(async () => {
  for (const table of ['signed_copy_part', 'signed_copy', 'received_mail', 'porting_order'] as const)
    await database.deleteFrom(table).execute()
})

async function newWay(): Promise<Way> {
  if (!customer) throw new Error('there are customers')
  const { way } = await addWay(database, customer, createRandom(1))
  return { ...way, say: 'NOTHING', reminders: 0, comesBy: 'UPLOAD' }
}

async function addCopy({ bytes, sha256 }: SignedFile, receivedMail?: string): Promise<string> {
  const id = newId()
  const source = receivedMail === undefined ? 'UPLOAD' : 'EMAIL'
  const copy = { id, bytes, sha256, source, receivedMail, type: 'PDF', filename: 'x.pdf' } as const
  await inTransaction(database, (trx) =>
    insertSignedCopy(trx, { ...copy, state: 'RECEIVED', employeeId: null }),
  )
  return id
}

describe('of signed copies the judge sees', () => {
  const file = signedFile('X4170254181', 1_500_000)
  const came = new Map([[file.sha256, { by: 'UPLOAD', isUnreadable: false } as const]])
  const look = async () =>
    (await judgeCopies(database, came)).breaches.map((line) => line.replace(/[0-9a-f]{24,}/, ''))

  it('nothing where each is here, whole', async () => {
    await addCopy(file)
    expect(await look()).toEqual([])
  })

  it('one that is lost', async () => {
    expect(await look()).toEqual(['a file by UPLOAD is lost: '])
  })

  it('one of which a part is missing', async () => {
    await addCopy(file)
    await database.deleteFrom('signed_copy_part').where('number', '=', 1).execute()
    expect(await look()).toEqual(['signed copy  is not whole'])
  })

  it('one that is here twice', async () => {
    await addCopy(file)
    await database.updateTable('signed_copy').set({ live_sha256: null }).execute()
    await addCopy(file)
    expect(await look()).toEqual(['a file is here 2 times: '])
  })

  it('one that nobody sent', async () => {
    await addCopy(file)
    await addCopy(signedFile('X4170254181', 0))
    expect(await look()).toContain('signed copy  by UPLOAD never came so')
  })
})

describe('of mails the judge sees', () => {
  const file = signedFile('X4170254181', 0)
  const mail = { messageId: '<1@kunde.example>', file: file.sha256 }
  const read = async (uid: number, change: object = {}) => {
    const id = newId()
    const place = { mailbox: 'np', uidValidity: '1', uid, messageId: mail.messageId }
    const facts = { id, kind: 'COPIES', leftOut: [], receivedAt: new Date(), ...place, ...change } as const
    await inTransaction(database, (trx) => insertReceivedMail(trx, facts))
    return id
  }
  const reached = async (uid: number) => {
    await database.deleteFrom('mailbox').execute()
    await database.insertInto('mailbox').values({ name: 'np', uid, next_reading_at: new Date() }).execute()
  }
  const look = async (bounced: string[] = []) =>
    (await judgeMails(database, { sent: [mail], bounced: new Set(bounced) })).breaches

  it('nothing where each was read once', async () => {
    await addCopy(file, await read(1))
    await reached(1)
    expect(await look()).toEqual([])
  })

  it('one that counts as read and of which nothing is here', async () => {
    await reached(1)
    expect(await look()).toEqual(['mail <1@kunde.example> is lost', 'other mails were read'])
  })

  it('one whose file did not become a signed copy', async () => {
    await read(1)
    await reached(1)
    expect(await look()).toEqual(['mail <1@kunde.example> became 0 signed copies'])
  })

  it('one that was read twice', async () => {
    await read(1, { leftOut: [{ size: 1, reason: 'ALREADY_HERE' }] })
    await addCopy(file, await read(2))
    await reached(1)
    expect(await look()).toContain('1 mails are written down twice')
  })

  it('one that nobody read, and a report that changed nothing', async () => {
    await addCopy(file, await read(1))
    await reached(0)
    expect(await look(['<2@telecomx.example>'])).toEqual([
      '1 deliveries came back, and 0 are told of',
      'the mailbox is read up to 0',
    ])
  })
})

describe('of orders the judge sees', () => {
  let version = 0
  const orderOf = async ({ portings: [porting] }: Way, columns: object = {}) => {
    const [order, { id, number }] = [newId(), porting ?? { id: '', number: '' }]
    await inTransaction(database, (trx) =>
      insertOrders(trx, [{ id: order, porting: id, portingVersion: ++version, facts: {} }], null),
    )
    await database
      .updateTable('porting_order')
      .set({ state: 'answered', next_attempt_at: null, attempts: 1, ...columns })
      .where('id', '=', order)
      .execute()
    return { kind: 'ORDER' as const, order, porting: id, numbers: [number] }
  }
  const completing = async (): Promise<Way> => {
    const way = await newWay()
    return { ...way, say: 'COMPLETED', portings: way.portings.slice(0, 1) }
  }
  type House = Parameters<typeof judgeOrders>[2]
  const look = async (
    way: Way,
    orderFiles: House['orderFiles'],
    files: Partial<Record<string, string[]>> = {},
  ) => {
    const taken = orderFiles.map(({ order }) => `${order}.json`)
    const places = { taken, answered: ['0.json'], refused: ['0-again.json'], ...files }
    const namesIn = (place: string) => Promise.resolve(places[place as keyof typeof places] ?? [])
    const house = { orderFiles, answers: [['0.json', '0-again.json']], namesIn }
    const { breaches } = await judgeOrders(database, [way], house)
    return breaches.map((line) => line.replace(/[0-9a-f]{24}/, 'P'))
  }

  it('nothing where each left once', async () => {
    const way = await completing()
    expect(await look(way, [await orderOf(way)])).toEqual([])
  })

  it('one that is lost', async () => {
    const way = await completing()
    await orderOf(way)
    expect(await look(way, [])).toEqual(['the order of porting P is lost'])
  })

  it('one that left twice', async () => {
    const way = await completing()
    const order = await orderOf(way)
    expect(await look(way, [order, order])).toEqual(['the order of porting P left 2 times'])
  })

  it('a porting that was ordered twice', async () => {
    const way = await completing()
    const orders = [await orderOf(way), await orderOf(way)]
    expect(await look(way, orders)).toEqual(
      expect.arrayContaining(['porting P was ordered 2 times', 'the order of porting P left 2 times']),
    )
  })

  it('one that is not called off though it may have left', async () => {
    const way: Way = { ...(await completing()), say: 'NOTHING' }
    const order = await orderOf(way, { state: 'withdrawn' })
    expect(await look(way, [order])).toEqual(['porting P was called off 0 times'])
  })

  it.each([
    [0, { answered: [], refused: ['0.json', '0-again.json'] }],
    [2, { answered: ['0.json', '0-again.json'], refused: [] }],
  ])('an answer that counted %i times', async (times, files) => {
    const way = await completing()
    expect(await look(way, [await orderOf(way)], files)).toEqual([
      `answer 0.json was accepted ${times} times`,
    ])
  })
})

describe('of ways the judge sees', () => {
  const cancelled = async (skipped?: 'poaSend'): Promise<Way> => {
    const way = await newWay()
    const portings = way.portings.map(({ id }) => ({ id }))
    const change = { actor: theInstallation, customerId: way.customer.id, message: null }
    await inTransaction(database, async (trx) => {
      for (const transition of ['receivePoa', 'poaSend', 'order', 'cancel'] as const)
        if (transition !== skipped) await movePortings(trx, portings, transition, change)
      for (const action of ['porting.documentApprove', 'portingFile.documentUpload'] as const)
        await insertAuditEntry(trx, theInstallation, { action, objectType: 'signedCopy' })
      await deliver(trx, way, 'DONOR')
    })
    await database.deleteFrom('unannounced_change').execute()
    return way
  }
  const deliver = async (
    trx: Parameters<typeof insertDelivery>[0],
    { customer: { id: customerId }, document, deliveryId }: Way,
    letter: 'DONOR' | 'REMINDER',
  ) => {
    const id = newId()
    const to = { customerId, method: 'EMAIL', recipient: 'a@b.example', isOtherRecipient: false } as const
    const own = { id, messageId: `<${id}@telecomx.example>`, employeeId: null, letter, resendOf: deliveryId }
    await insertDelivery(trx, { ...to, ...own, language: 'da', documentIds: [document] })
  }
  const look = async (way: Way) => {
    const { breaches } = await judgeWays(database, [way])
    return breaches.map((line) => line.replaceAll(/[0-9a-f]{24}/g, 'P'))
  }
  beforeEach(async () => {
    for (const table of ['audit_log', 'delivery_document', 'delivery', 'porting_stage'] as const)
      await database.deleteFrom(table).execute()
  })

  it('nothing where each step was done once', async () => {
    expect(await look(await cancelled())).toEqual([])
  })

  it('a step that was left out', async () => {
    const lines = await look(await cancelled('poaSend'))
    expect(lines).toContainEqual(expect.stringContaining('porting P was to go IN_CREATED'))
  })

  it('a stage that no transition leads to', async () => {
    const way = await cancelled()
    const history = database.updateTable('porting_stage').set({ stage: 'IN_COMPLETED' })
    await history.where('stage', '=', 'IN_CANCELLED').execute()
    expect(await look(way)).toContainEqual(expect.stringMatching(/^porting P went .*IN_COMPLETED$/))
  })

  it('a reminder too many', async () => {
    const way = await cancelled()
    await inTransaction(database, (trx) => deliver(trx, way, 'REMINDER'))
    expect(await look(way)).toEqual(['of P 1 reminders left, not 0'])
  })

  it('a letter to the donor, an approval and an upload that happened twice', async () => {
    const way = await cancelled()
    await inTransaction(database, async (trx) => {
      await deliver(trx, way, 'DONOR')
      for (const action of ['porting.documentApprove', 'portingFile.documentUpload'] as const)
        await insertAuditEntry(trx, theInstallation, { action, objectType: 'signedCopy' })
    })
    expect(await look(way)).toEqual([
      '1 were sent to the donor, by 2 letters',
      '1 copies were approved 2 times',
      '1 uploads are written down 2 times',
    ])
  })

  it('news that was not told', async () => {
    const way: Way = { ...(await cancelled()), say: 'REJECTED' }
    expect(await look(way)).toEqual(
      expect.arrayContaining(['that porting P is IN_REJECTED was told 0 times']),
    )
  })
})
