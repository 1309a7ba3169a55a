import { readdirSync, readFileSync } from 'node:fs'
import type { PortingStage } from '@telecomx/validation'
import { sql, type SqlBool } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import type { DatabaseTransaction } from '../schema.js'
import {
  createTestDatabase,
  insertCustomers,
  insertOperators,
  insertPortings,
  insertVoiceAccounts,
  type TestDatabase,
} from '../testing.js'
import { movePortings } from './move-portings.js'
import { stageFacts } from './stage-facts.js'
import { mayMove, transitions } from './transitions.js'

const [account, customer, operator] = ['2'.repeat(24), '3'.repeat(24), '01010']
const actor = { employeeId: customer, accessLevel: 'ADMIN' as const, requestId: 'r-1' }
const change = { actor, customerId: customer, message: 'derfor', details: { why: 'so' } }

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  const { database } = test
  await insertCustomers(database, [{ id: customer, name: 'x', is_reseller: false }])
  const facts = {
    name: 'x',
    address: 'x',
    npNumber: '+4570000000',
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
  } as const
  await insertOperators(database, [{ _id: operator, ...facts, orderWait: null, customerIdValidation: false }])
  await insertVoiceAccounts(database, [{ id: account, customer, type: 'SIP', state: 'ACTIVE' }])
})
afterAll(() => test.drop())

let next = 0
/** A porting of two numbers that is in that stage in its first version. */
async function portingAt(stage: PortingStage) {
  const id = String(++next).padStart(24, '0')
  const numbers = [`+45700${id.slice(-5)}`, `+45710${id.slice(-5)}`] as [string, string]
  const of = { customer, voice_account: account, operator, number_type: 'SIP' } as const
  await insertPortings(test.database, [{ id, ...of, numbers }])
  await test.database.updateTable('porting').set({ stage }).where('id', '=', id).execute()
  return { id, version: 1 }
}
const inTrx = <Result>(work: (trx: DatabaseTransaction) => Promise<Result>) =>
  test.database.transaction().execute(work)

async function stored(id: string) {
  const porting = await test.database
    .selectFrom('porting')
    .select(['stage', 'version', 'stage_message as message', 'stage_employee as employee'])
    .where('id', '=', id)
    .executeTakeFirst()
  const [, ...history] = await test.database
    .selectFrom('porting_stage')
    .select(['stage', 'version', 'message', 'employee'])
    .where('porting', '=', id)
    .orderBy('version')
    .execute()
  const numbers = await test.database
    .selectFrom('open_porting_number')
    .select('number')
    .where('porting', '=', id)
    .execute()
  return { porting, history, open: numbers.length }
}

const { reduce: _same, split: _several, stageOverride: _any, ...moves } = transitions
const names = Object.keys(moves) as (keyof typeof moves)[]

describe.each(names)('%s', (name) => {
  const { from, to } = transitions[name]

  it.each(from)(
    'moves a porting that is %s, records it, and frees the numbers of one that is over',
    async (stage) => {
      const porting = await portingAt(stage)
      await inTrx((trx) => movePortings(trx, [porting], name, change))
      const after = { stage: to, version: 2, message: 'derfor', employee: customer }
      const open = stageFacts[to].isOver ? 0 : 2
      expect(await stored(porting.id)).toEqual({ porting: after, history: [after], open })
    },
  )

  const others = (Object.keys(stageFacts) as PortingStage[]).filter((stage) => !mayMove(stage, name))
  it.each(others)('is refused to a porting that is %s, and to those beside it', async (stage) => {
    const portings = [await portingAt(from[0]), await portingAt(stage)]
    const before = await Promise.all(portings.map(({ id }) => stored(id)))
    for (const asRead of [portings, portings.map(({ id }) => ({ id }))])
      await expect(inTrx((trx) => movePortings(trx, asRead, name, change))).rejects.toThrow(
        ChangedMeanwhileError,
      )
    expect(await Promise.all(portings.map(({ id }) => stored(id)))).toEqual(before)
  })
})

it('a porting that is no longer the version that was read does not move, nor those beside it', async () => {
  const portings = [await portingAt('IN_ORDERED'), { ...(await portingAt('IN_ORDERED')), version: 2 }]
  await expect(inTrx((trx) => movePortings(trx, portings, 'cancel', change))).rejects.toThrow(
    ChangedMeanwhileError,
  )
  for (const { id } of portings)
    expect(await stored(id)).toMatchObject({ porting: { stage: 'IN_ORDERED', version: 1 }, open: 2 })
})

describe('portings found by what they are', () => {
  const condition = sql<SqlBool>`customer = ${customer} and stage = 'IN_CREATED'`
  const foundBy = { condition, key: 'porting_gather' }
  const moveFound = (portings: { id: string; version: number }[]) =>
    inTrx((trx) => movePortings(trx, portings, 'poaCreate', { ...change, foundBy }))
  beforeEach(() => test.database.updateTable('porting').set({ stage: 'IN_COMPLETED' }).execute())

  it('move as they do by their ids, and their histories with them', async () => {
    const portings = [await portingAt('IN_CREATED'), await portingAt('IN_CREATED')]
    const stranger = await portingAt('IN_ORDERED')
    await moveFound(portings)
    const moved = {
      stage: 'IN_AWAITING_POA_FROM_CUSTOMER',
      version: 2,
      message: 'derfor',
      employee: customer,
    }
    for (const { id } of portings)
      expect(await stored(id)).toEqual({ porting: moved, history: [moved], open: 2 })
    expect(await stored(stranger.id)).toMatchObject({ porting: { version: 1 }, history: [] })
  })

  it.each<[string, (read: { id: string; version: number }[]) => unknown]>([
    ['one is found that was not read', () => portingAt('IN_CREATED')],
    ['one that was read is not found', ([{ id } = portingless]) => moveAway(id)],
    [
      'as many are found, but another one',
      async ([{ id } = portingless]) => {
        await moveAway(id)
        await portingAt('IN_CREATED')
      },
    ],
    ['one is another version', ([{ id } = portingless]) => countUp(id)],
  ])('none moves when %s', async (_title, meanwhile) => {
    const portings = [await portingAt('IN_CREATED'), await portingAt('IN_CREATED')]
    await meanwhile(portings)
    await expect(moveFound(portings)).rejects.toThrow(ChangedMeanwhileError)
    expect((await stored(portings[1]?.id ?? '')).porting).toMatchObject({ stage: 'IN_CREATED', version: 1 })
  })

  const portingless = { id: '', version: 0 }
  const countUp = (id: string) =>
    test.database.updateTable('porting').set({ version: 2 }).where('id', '=', id).execute()
  const moveAway = (id: string) =>
    test.database
      .updateTable('porting')
      .set({ stage: 'IN_POA_SENT', version: 2 })
      .where('id', '=', id)
      .execute()
})

const audited = (ids: readonly string[]) =>
  test.database
    .selectFrom('porting_stage')
    .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
    .leftJoin('unannounced_change', 'unannounced_change.audit', 'audit_log.id')
    .select(['audit_log.id', 'customer', 'audit_log.employee', 'access_level', 'action', 'object'])
    .select(['request_id', 'after_change', 'unannounced_change.audit as unannounced'])
    .where('porting', 'in', ids)
    .execute()

it('the audit log tells once of portings that move together, and the history of each leads to it', async () => {
  const portings = [await portingAt('IN_CREATED'), await portingAt('IN_CREATED')]
  const id = await inTrx((trx) => movePortings(trx, portings, 'poaCreate', change))
  const entry = {
    id,
    customer,
    employee: customer,
    access_level: 'ADMIN',
    action: 'porting.poaCreate',
    object: null,
    request_id: 'r-1',
    after_change: '{"stage":"IN_AWAITING_POA_FROM_CUSTOMER","message":"derfor","portings":2,"why":"so"}',
    unannounced: null,
  }
  expect(await audited(portings.map(({ id }) => id))).toEqual([entry, entry])
})

it.each([
  ['somebody is to hear of it', 'IN_CREATED', 'poaCreate', '["a@b.dk"]', true],
  ['nobody is', 'IN_CREATED', 'poaCreate', null, false],
  ['the customer is told of the new stage', 'IN_ORDERED', 'confirm', null, true],
] as const)('a change waits to be announced when %s', async (_title, stage, name, notify, isWaiting) => {
  const porting = await portingAt(stage)
  await test.database.updateTable('porting').set({ notify }).where('id', '=', porting.id).execute()
  const id = await inTrx((trx) => movePortings(trx, [porting], name, change))
  const expected = { object: porting.id, unannounced: isWaiting ? id : null }
  expect(await audited([porting.id])).toMatchObject([expected])
})

// The demo's past is written as it was: no change is dated back.
it('portings are changed here; facts, donors and when they are ordered in one other place each; and the demo’s past', () => {
  const sources = ['packages/database', 'packages/api', 'apps/server', 'apps/demo', 'apps/faults'].flatMap(
    (workspace) => {
      const src = new URL(`../../../../${workspace}/src/`, import.meta.url)
      return readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => new URL(file, src))
    },
  )
  const changing = sources.filter(
    (file) =>
      /^(?!.*\/testing\/).*(?<!\.test)\.ts$/.test(file.pathname) &&
      /(updateTable|replaceInto)\('porting\b(?!_)|updateAsRead\(\s*trx,\s*'porting'|update porting\b|insertInto\('porting'\)[^;]*onDuplicate/i.test(
        readFileSync(file, 'utf8'),
      ),
  )
  expect(changing.map(({ pathname }) => pathname.split('/src/')[1]).toSorted()).toEqual([
    'commands/load-demo-examples.ts',
    'commands/load-demo-history.ts',
    'crash-loop/way-rows.ts',
    'order/portings-to-order.ts',
    'porting/follow-holders.ts',
    'porting/move-portings.ts',
    'porting/portings-together.ts',
    'porting/portings.ts',
  ])
})
