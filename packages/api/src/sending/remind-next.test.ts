import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { decide, remindNext } from './remind-next.js'
import type { SenderDependencies } from './send-due.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
await kit.addOperator()
await kit.addOperator({ _id: '01020', name: 'Øresund Tele A/S' })

/** A server's own view of the database, whose clock stands still at that moment. */
async function serverAt(moment: string): Promise<SenderDependencies> {
  const own = kit.testDatabase.connect({ connectionLimit: 1 })
  await sql`set timestamp = ${Date.parse(moment) / 1000}`.execute(own)
  return { ...kit.dependencies, database: own, couriers: {} }
}

/** A Tuesday in Denmark. */
const atWork = await serverAt('2026-12-08T10:00:00Z')

let customer = ''
let owner: Awaited<ReturnType<typeof kit.clientFor>>
let portings: string[] = []
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery'] as const)
    await database.deleteFrom(table).execute()
  customer = await kit.addCustomer()
  owner = await kit.clientFor('OWNER', customer, {
    primaryContact: true,
    emailAddress: 'aase@kunde.example',
    faxNumber: '+4533254188',
  })
  portings = await kit.addPortings(customer, [{ operator: '01010' }, { operator: '01020' }])
})

const order = (method: 'EMAIL' | 'FAX' = 'EMAIL', recipient?: string) =>
  owner.porting.poaCreate.mutate({ customerId: customer, method, ...(recipient && { recipient }) })
const rows = () =>
  database.selectFrom('delivery').selectAll().orderBy('created_at').orderBy('letter').execute()
const original = async () => (await rows()).find(({ letter }) => letter === 'POA')
const reminders = async () => (await rows()).filter(({ letter }) => letter === 'REMINDER')
const setOriginal = (columns: object) =>
  database.updateTable('delivery').set(columns).where('letter', '=', 'POA').execute()
/** Sent, and due at the moment at which the server's clock stands. */
const due = (columns: object = {}) =>
  setOriginal({
    state: 'sent',
    settled_at: new Date(),
    next_attempt_at: null,
    next_reminder_at: new Date('2026-12-08T09:00:00Z'),
    ...columns,
  })
const daysTo = async (from: string) => {
  const at = (await original())?.next_reminder_at
  return at ? (at.getTime() - Date.parse(from)) / 86_400_000 : at
}
const documentsOf = async (delivery: string) => {
  const links = await database
    .selectFrom('delivery_document')
    .select('document')
    .where('delivery', '=', delivery)
    .execute()
  return links.map(({ document }) => document).toSorted()
}
it('the first reminder is five days after the delivery, by the database’s clock', async () => {
  await order()
  const [{ days } = { days: '' }] = await database
    .selectFrom('delivery')
    .select(sql<string>`timestampdiff(second, created_at, next_reminder_at) / 86400`.as('days'))
    .execute()
  expect(Number(days)).toBeCloseTo(5, 3)
  expect(await remindNext({ ...atWork, database })).toBe(false)
})

it.each([
  ['EMAIL', undefined, 'aase@kunde.example', 0],
  ['EMAIL', 'bogholder@kunde.example', 'bogholder@kunde.example', 1],
  ['FAX', undefined, '+4533254188', 0],
] as const)(
  '%s to %s: the reminder goes the same way, with the documents',
  async (method, recipient, to, other) => {
    const { documents } = await order(method, recipient)
    await due()
    expect(await remindNext(atWork)).toBe(true)
    const [reminder] = await reminders()
    expect(reminder).toMatchObject({
      method,
      recipient: to,
      other_recipient: other,
      state: 'queued',
      created_by: null,
      resend_of: (await original())?.id,
      next_reminder_at: null,
      return_by: '2026-12-22',
    })
    expect(await documentsOf(reminder?.id ?? '')).toEqual(documents.toSorted())
    const audit = await database
      .selectFrom('audit_log')
      .selectAll()
      .where('object', '=', reminder?.id ?? '')
      .execute()
    expect(audit).toMatchObject([{ action: 'porting.remind', employee: null, customer }])
  },
)

it('then every two days, three times in all', async () => {
  await order()
  const after: unknown[] = []
  for (let count = 0; count < 4; count++) {
    await due((await original())?.next_reminder_at === null ? { next_reminder_at: null } : {})
    after.push([await remindNext(atWork), await daysTo('2026-12-08T10:00:00Z')])
  }
  expect(after).toEqual([
    [true, 2],
    [true, 2],
    [true, null],
    [false, null],
  ])
  expect(await reminders()).toHaveLength(3)
  const { documents } = await owner.porting.poaList.query({ customerId: customer })
  expect(documents[0]?.deliveries.map(({ letter, reminders }) => [letter, reminders])).toEqual([
    ['POA', 3],
    ['REMINDER', 0],
    ['REMINDER', 0],
    ['REMINDER', 0],
  ])
})

describe('only while people are at work', () => {
  it.each([
    ['a Saturday', '2026-12-12T10:00:00Z', false],
    ['Christmas Eve', '2026-12-24T10:00:00Z', false],
    ['Easter Monday', '2027-03-29T10:00:00Z', false],
    ['a quarter to eight', '2026-12-14T06:45:00Z', false],
    ['eight', '2026-12-14T07:00:00Z', true],
    ['a quarter to four', '2026-12-14T14:45:00Z', true],
    ['four', '2026-12-14T15:00:00Z', false],
    ['eight in summer', '2027-06-14T06:00:00Z', true],
    ['four in summer', '2027-06-14T14:00:00Z', false],
  ])('%s', async (_what, moment, works) => {
    await order()
    await due()
    const server = await serverAt(moment)
    expect(await remindNext(server)).toBe(works)
    expect(await reminders()).toHaveLength(works ? 1 : 0)
    await server.database.destroy()
  })
})

describe('what has come back, or need not, is not reminded of', () => {
  const reminded = async () => {
    await due()
    await remindNext(atWork)
    const [reminder] = await reminders()
    return {
      documents: reminder && (await documentsOf(reminder.id)),
      next: await daysTo('2026-12-08T10:00:00Z'),
    }
  }
  const stage = (index: number, to: 'IN_POA_RECEIVED_FROM_CUSTOMER' | 'IN_POA_SENT' | 'IN_CANCELLED') =>
    database
      .updateTable('porting')
      .set({ stage: to })
      .where('id', '=', portings[index] ?? '')
      .execute()

  it('one document of two is back', async () => {
    const { documents } = await order()
    await stage(0, 'IN_POA_RECEIVED_FROM_CUSTOMER')
    expect(await reminded()).toEqual({ documents: [documents[1]], next: 2 })
  })

  it('all are back: looked at again, because a review may refuse them', async () => {
    await order()
    for (const index of [0, 1]) await stage(index, 'IN_POA_RECEIVED_FROM_CUSTOMER')
    expect(await reminded()).toEqual({ documents: undefined, next: 2 })
  })

  it.each(['IN_POA_SENT', 'IN_CANCELLED'] as const)('all are %s: never again', async (to) => {
    await order()
    for (const index of [0, 1]) await stage(index, to)
    expect(await reminded()).toEqual({ documents: undefined, next: null })
  })

  it('a later set replaced them: never again, and the later is reminded of by itself', async () => {
    await order()
    const { id = '' } = (await original()) ?? {}
    await owner.porting.poaCreate.mutate({ customerId: customer })
    expect(await reminded()).toEqual({ documents: undefined, next: null })
    expect(id).not.toBe('')
  })

  it('a copy is here, matched or still to be read', async () => {
    const { documents } = await order()
    await kit.addSignedCopy(customer, { poaDocument: documents[0] ?? '' })
    await kit.addSignedCopy(customer, { state: 'UNMATCHED', portings: [portings[1] ?? ''] })
    expect(await reminded()).toEqual({ documents: undefined, next: 2 })
  })

  it('a copy was refused', async () => {
    const { documents } = await order()
    await kit.addSignedCopy(customer, { poaDocument: documents[0] ?? '', state: 'REFUSED' })
    expect(await reminded()).toEqual({ documents: documents.toSorted(), next: 2 })
  })

  it('the customer wants no reminders, until it does', async () => {
    await order()
    const admin = await kit.clientFor('ADMIN')
    await admin.customer.update.mutate({ _id: customer, reminders: false })
    expect(await reminded()).toEqual({ documents: undefined, next: 2 })
    await admin.customer.update.mutate({ _id: customer, reminders: true })
    expect(await reminded()).toMatchObject({ documents: [expect.any(String), expect.any(String)] })
  })
})

const open = { id: 'a', isOpen: true, isPending: true }
it.each([
  ['sent', { state: 'sent' }, true, 2],
  ['the third', { state: 'sent', reminders: 2 }, true, null],
  ['not sent yet', { state: 'queued' }, false, 2],
  ['being sent', { state: 'sending' }, false, 2],
  ['a fax of which nobody knows', { state: 'unknown' }, false, 2],
  ['one that did not go out', { state: 'failed' }, false, null],
  ['no documents', { state: 'sent', documents: [] }, false, null],
] as const)('%s', (_what, change, isReminded, inDays) => {
  const delivery = {
    customerId: 'c',
    method: 'EMAIL',
    recipient: 'a@b.dk',
    isOtherRecipient: false,
    reminders: 0,
    isWanted: true,
    documents: [open],
  } as const
  expect(
    decide({ ...delivery, ...change, documents: [...((change as { documents?: [] }).documents ?? [open])] }),
  ).toEqual({
    isReminded,
    inDays,
  })
})

it('who gets the documents in place of one that failed is reminded; who gets a copy is not', async () => {
  await order()
  const { id = '' } = (await original()) ?? {}
  await setOriginal({ state: 'failed', next_attempt_at: null })
  const instead = await owner.porting.poaResend.mutate({ deliveryId: id, recipient: 'ny@kunde.example' })
  await setOriginal({ state: 'sent', next_attempt_at: null })
  const besides = await owner.porting.poaResend.mutate({ deliveryId: id, recipient: 'kopi@kunde.example' })
  const next = new Map((await rows()).map((row) => [row.id, row.next_reminder_at]))
  expect([next.get(instead.delivery), next.get(besides.delivery)]).toEqual([expect.any(Date), null])
})

it('a reminder is no repeat that somebody asked for, and can be sent again itself', async () => {
  await order()
  await due()
  await remindNext(atWork)
  const [reminder] = await reminders()
  const again = await owner.porting.poaResend.mutate({ deliveryId: (await original())?.id ?? '' })
  expect(again.delivery).not.toBe(reminder?.id)
  await database
    .updateTable('delivery')
    .set({ state: 'sent' })
    .where('id', '=', reminder?.id ?? '')
    .execute()
  const { delivery } = await owner.porting.poaResend.mutate({ deliveryId: reminder?.id ?? '' })
  expect((await rows()).find(({ id }) => id === delivery)).toMatchObject({
    letter: 'REMINDER',
    resend_of: reminder?.id,
    next_reminder_at: null,
  })
})

it('four servers at once: each delivery is reminded of once', async () => {
  for (let count = 0; count < 5; count++) await order()
  await database.updateTable('poa_document').set({ replaced_at: null }).execute()
  await due()
  const servers = await Promise.all(Array.from({ length: 4 }, () => serverAt('2026-12-08T10:00:00Z')))
  const work = async (server: SenderDependencies) => {
    while (await remindNext(server));
  }
  await Promise.all(servers.map(work))
  const reminded = (await reminders()).map(({ resend_of }) => resend_of)
  expect(reminded).toHaveLength(5)
  expect(new Set(reminded).size).toBe(5)
  await Promise.all(servers.map((server) => server.database.destroy()))
})

it('a server that dies in between leaves the reminder to the next one', async () => {
  await order()
  await due()
  const dying = {
    ...atWork,
    newId: () => {
      throw new Error('killed')
    },
  }
  await expect(remindNext(dying)).rejects.toThrow('killed')
  expect(await original()).toMatchObject({ reminders: 0 })
  expect(await remindNext(atWork)).toBe(true)
  expect(await reminders()).toHaveLength(1)
})
