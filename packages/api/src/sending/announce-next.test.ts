import {
  inTransaction,
  movePortings,
  theInstallation,
  type TransitionName,
  transitions,
} from '@telecomx/database'
import type { PortingStage } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { announceNext } from './announce-next.js'
import type { SenderDependencies } from './send-due.js'

const kit = await startTestKit({ otherRecipientsPerHour: 3 })
afterAll(() => kit.close())
const { database } = kit
const sender: SenderDependencies = { ...kit.dependencies, couriers: {} }
await kit.addOperator()

let customer = ''
beforeEach(async () => {
  for (const table of ['delivery', 'unannounced_change', 'other_recipient_hour'] as const)
    await database.deleteFrom(table).execute()
  customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS' })
  await kit.tokenFor('OWNER', customer, {
    primaryContact: true,
    emailAddress: 'Aase@Aeroe.example',
    language: 'en',
  })
})

interface Follower {
  numbers?: [string, ...string[]]
  notify?: string[]
}

let nextNumber = 4533700000
async function addPortings(stage: PortingStage, followers: Follower[]): Promise<string[]> {
  const portings = followers.map(({ numbers = [`+${nextNumber++}`] }) => ({ operator: '01010', numbers }))
  const ids = await kit.addPortings(customer, portings)
  await database.updateTable('porting').set({ stage }).where('id', 'in', ids).execute()
  for (const [index, { notify = [] }] of followers.entries())
    if (notify.length > 0)
      await database
        .updateTable('porting')
        .set({ notify: JSON.stringify(notify) })
        .where('id', '=', ids[index] ?? '')
        .execute()
  return ids
}

type Moved = Exclude<TransitionName, 'reduce' | 'split' | 'stageOverride'>
const move = (
  ids: readonly string[],
  transition: Moved,
  message: string | null = null,
  customerId = customer,
) =>
  inTransaction(database, (trx) =>
    movePortings(
      trx,
      ids.map((id) => ({ id })),
      transition,
      { actor: theInstallation, customerId, message },
    ),
  )
/** As it is when the wait is over. */
const age = () =>
  database
    .updateTable('unannounced_change')
    .set({ created_at: sql<Date>`created_at - interval 61 second` })
    .execute()
const announceAll = async () => {
  await age()
  while (await announceNext(sender));
}
const mails = async () => {
  const rows = await database
    .selectFrom('delivery')
    .selectAll()
    .orderBy('recipient')
    .orderBy('letter_facts')
    .execute()
  return rows.map(({ letter_facts, ...row }) => ({
    ...row,
    facts: JSON.parse(letter_facts ?? '{}') as { stage: string; numbers: string[]; numberCount: number },
  }))
}
const waiting = async () => (await database.selectFrom('unannounced_change').selectAll().execute()).length

it('what may leave at once is due at once', async () => {
  await move(await addPortings('IN_CONFIRMED', [{ notify: ['x@follower.example'] }]), 'complete')
  await announceAll()
  const [first, second] = await mails()
  expect(second?.next_attempt_at).toEqual(first?.created_at)
})

it('portings that move together are one mail to each address, with the numbers that it is of', async () => {
  const ids = await addPortings('IN_ORDERED', [
    { numbers: ['+4533254100', '+4533254101'], notify: ['x@follower.example', 'y@follower.example'] },
    { numbers: ['+4533254102'], notify: ['X@follower.example'] },
    { numbers: ['+4533254103'] },
  ])
  await move(ids, 'confirm', '2026-12-10')
  await announceAll()
  const news = { stage: 'IN_CONFIRMED', date: '2026-12-10', customerName: 'Brødrene Ærø ApS' }
  expect(await mails()).toMatchObject([
    {
      recipient: 'Aase@Aeroe.example',
      method: 'EMAIL',
      letter: 'PROGRESS',
      language: 'en',
      state: 'queued',
      other_recipient: 0,
      created_by: null,
      facts: {
        ...news,
        numbers: ['+4533254100', '+4533254101', '+4533254102', '+4533254103'],
        numberCount: 4,
        isForCustomer: true,
      },
    },
    {
      recipient: 'x@follower.example',
      other_recipient: 1,
      facts: { ...news, numbers: ['+4533254100', '+4533254101', '+4533254102'], isForCustomer: false },
    },
    { recipient: 'y@follower.example', facts: { numbers: ['+4533254100', '+4533254101'] } },
  ])
  expect(await waiting()).toBe(0)
  const audit = await database
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'porting.announce')
    .where('customer', '=', customer)
    .execute()
  expect(audit).toMatchObject([{ object_type: 'delivery', employee: null }])
  expect(audit[0]?.after_change).toContain((await mails())[0]?.id)
})

it('the answers of a donor that come one by one are one mail; another date is another', async () => {
  const [one = '', two = '', three = ''] = await addPortings('IN_ORDERED', [{}, {}, {}])
  await move([one], 'confirm', '2026-12-10')
  await move([two], 'confirm', '2026-12-10 by the donor')
  await move([three], 'confirm', '2026-12-11')
  await announceAll()
  expect((await mails()).map(({ facts }) => facts)).toMatchObject([
    { date: '2026-12-10', numberCount: 2 },
    { date: '2026-12-11', numberCount: 1 },
  ])
})

it('a change is told after the wait, with what changed meanwhile', async () => {
  const [one = '', two = ''] = await addPortings('IN_CONFIRMED', [{}, {}])
  await move([one], 'complete')
  expect(await announceNext(sender)).toBe(false)
  await age()
  await move([two], 'complete')
  expect(await announceNext(sender)).toBe(true)
  expect((await mails()).map(({ facts }) => facts.numberCount)).toEqual([2])
})

const told: PortingStage[] = ['IN_CONFIRMED', 'IN_REJECTED', 'IN_COMPLETED']
const moves = Object.entries(transitions).flatMap(([name, { from, to }]) =>
  from
    .filter((stage) => to !== 'any' && to !== 'same' && stage !== to)
    .map((stage) => [name as Moved, stage, to as PortingStage] as const),
)

describe('each change of stage is told to who follows it, and some to the customer', () => {
  it.each(moves)('%s from %s to %s', async (transition, from, to) => {
    const ids = await addPortings(from, [{ notify: ['x@follower.example'] }])
    await move(ids, transition)
    await announceAll()
    const hearing = (await mails()).map(({ recipient, facts }) => [recipient, facts.stage])
    const follower = ['x@follower.example', to]
    expect(hearing).toEqual(told.includes(to) ? [['Aase@Aeroe.example', to], follower] : [follower])
  })
})

it('what became known meanwhile leaves in its order', async () => {
  const ids = await addPortings('IN_CREATED', [{ notify: ['x@follower.example'] }])
  for (const transition of ['receivePoa', 'poaSend', 'order', 'reject', 'contact'] as const)
    await move(ids, transition)
  await announceAll()
  const leaving = await database
    .selectFrom('delivery')
    .select('letter_facts')
    .where('recipient', '=', 'x@follower.example')
    .where('next_attempt_at', '<=', sql<Date>`utc_timestamp(3)`)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .execute()
  const stages = leaving.map(
    ({ letter_facts }) => (JSON.parse(letter_facts ?? '{}') as { stage: string }).stage,
  )
  expect(stages).toEqual(['IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_SENT', 'IN_ORDERED'])
})

it('a stage that stays is no news', async () => {
  const ids = await addPortings('IN_AWAITING_POA_FROM_CUSTOMER', [{ notify: ['x@follower.example'] }])
  await database
    .updateTable('porting_stage')
    .set({ stage: 'IN_AWAITING_POA_FROM_CUSTOMER' })
    .where('porting', 'in', ids)
    .execute()
  await move(ids, 'poaCreate')
  await announceAll()
  expect([await mails(), await waiting()]).toEqual([[], 0])
})

it('a contact among those who follow gets one mail', async () => {
  const ids = await addPortings('IN_ORDERED', [{ notify: ['aase@aeroe.EXAMPLE'] }, {}])
  await move(ids, 'confirm', '2026-12-10')
  await announceAll()
  expect(await mails()).toMatchObject([{ recipient: 'Aase@Aeroe.example', facts: { numberCount: 2 } }])
})

it('without an e-mail address the customer gets none, and who follows does', async () => {
  customer = await kit.addCustomer()
  const ids = await addPortings('IN_ORDERED', [{ notify: ['x@follower.example'] }])
  await move(ids, 'confirm', '2026-12-10')
  await announceAll()
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(['x@follower.example'])
})

it('what somebody wrote is not in a letter', async () => {
  const ids = await addPortings('IN_ORDERED', [{ notify: ['x@follower.example'] }])
  await move(ids, 'reject', 'Ring til 90 00 00 00')
  await announceAll()
  expect((await mails()).map(({ facts }) => facts)).not.toContain('90 00')
  expect((await mails())[0]?.facts).not.toHaveProperty('reason')
})

it('a donor’s reason is', async () => {
  await move(await addPortings('IN_ORDERED', [{}]), 'reject', 'WRONG_OWNER')
  await announceAll()
  expect(await mails()).toMatchObject([{ facts: { stage: 'IN_REJECTED', reason: 'WRONG_OWNER' } }])
})

it('of a thousand numbers fifty are named', async () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => `+${4540000000 + index}`) as [string]
  await move(await addPortings('IN_CONFIRMED', [{ numbers }]), 'complete')
  await announceAll()
  const [mail] = await mails()
  expect([mail?.facts.numbers.length, mail?.facts.numberCount]).toEqual([50, 1000])
})

it('four servers at once: each change is told once', async () => {
  const customers = await Promise.all(
    Array.from({ length: 6 }, () => kit.addCustomer({ emailAddress: 'k@kunde.example' })),
  )
  for (const one of customers) {
    customer = one
    await move(await addPortings('IN_CONFIRMED', [{}, {}]), 'complete')
  }
  await age()
  const work = async () => {
    while (await announceNext(sender));
  }
  await Promise.all([work(), work(), work(), work()])
  expect((await mails()).map((mail) => mail.customer).toSorted()).toEqual(customers.toSorted())
  expect(await waiting()).toBe(0)
})

it('a server that dies in between leaves the change to the next one', async () => {
  await move(await addPortings('IN_CONFIRMED', [{}]), 'complete')
  await age()
  const dying = {
    ...sender,
    newId: () => {
      throw new Error('killed')
    },
  }
  await expect(announceNext(dying)).rejects.toThrow('killed')
  expect([await mails(), await waiting()]).toEqual([[], 1])
  expect(await announceNext(sender)).toBe(true)
  expect((await mails()).length).toBe(1)
})

it('a customer whose changes cannot be told does not hold up the others', async () => {
  await move(await addPortings('IN_CONFIRMED', [{}]), 'complete')
  await database.updateTable('porting').set({ notify: 'no list' }).where('customer', '=', customer).execute()
  await age()
  customer = await kit.addCustomer({ emailAddress: 'k@kunde.example' })
  await move(await addPortings('IN_CONFIRMED', [{}]), 'complete')
  await age()
  expect(await announceNext(sender)).toBe(true)
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(['k@kunde.example'])
  await expect(announceNext(sender)).rejects.toThrow(SyntaxError)
})

describe('the limit for others than the contact', () => {
  const followers = (count: number) =>
    Array.from({ length: count }, (_, index) => `f${index}@follower.example`)
  const counts = () =>
    database
      .selectFrom('other_recipient_hour')
      .select(['sent', 'progress', 'refused'])
      .orderBy('hour')
      .execute()
  const hoursLater = async () => {
    const hour = sql<string>`timestampdiff(hour, date_format(utc_timestamp(), '%Y-%m-%d %H:00:00'), next_attempt_at)`
    const rows = await database
      .selectFrom('delivery')
      .select(hour.as('hour'))
      .where(sql<boolean>`other_recipient = 1`)
      .orderBy('next_attempt_at')
      .execute()
    return rows.map((row) => Number(row.hour))
  }

  it('what is more than an hour may have leaves in the hours after', async () => {
    await move(await addPortings('IN_CONFIRMED', [{ notify: followers(7) }]), 'complete')
    await announceAll()
    expect(await hoursLater()).toEqual([0, 0, 0, 1, 1, 1, 2])
    expect((await counts()).map(({ progress }) => progress)).toEqual([3, 3, 1])
    await move(await addPortings('IN_CONFIRMED', [{ notify: followers(3) }]), 'complete')
    await announceAll()
    expect(await hoursLater()).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3])
  })

  it('documents have a limit of their own', async () => {
    await move(await addPortings('IN_CONFIRMED', [{ notify: followers(7) }]), 'complete')
    await announceAll()
    expect((await counts()).map(({ sent }) => sent)).toEqual([0, 0, 0])
  })

  it('the contact is not counted, unless its address is new', async () => {
    await move(await addPortings('IN_CONFIRMED', [{}]), 'complete')
    await announceAll()
    expect(await counts()).toEqual([])
    await database
      .updateTable('employee')
      .set({ email_own_from: sql<Date>`utc_timestamp() + interval 1 hour` })
      .where('customer', '=', customer)
      .execute()
    await move(await addPortings('IN_CONFIRMED', [{}]), 'complete')
    await announceAll()
    expect(await counts()).toEqual([{ sent: 0, progress: 1, refused: 0 }])
  })

  it('what would leave later than in a day does not leave, and is logged', async () => {
    const many = Array.from({ length: 4 }, (_, index) => ({
      notify: followers(20).map((address) => `${index}${address}`),
    }))
    await move(await addPortings('IN_CONFIRMED', many), 'complete')
    await announceAll()
    expect(await hoursLater()).toHaveLength(72)
    expect((await counts())[0]).toEqual({ sent: 0, progress: 3, refused: 8 })
    expect(kit.log.filter(({ event }) => event === 'recipients_limited')).toEqual([
      { event: 'recipients_limited', customer, letters: 8 },
    ])
  })
})
