import { afterAll, beforeAll, expect, it } from 'vitest'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { listOpenPortings } from './open-portings.js'
import { lockPorting, type PortingChanges, updatePorting } from './portings.js'
import { reducePortings } from './reduce-portings.js'
import type { DatabaseTransaction } from '../schema.js'
import {
  createTestDatabase,
  insertCustomers,
  insertOperators,
  insertPortings,
  insertVoiceAccounts,
  type TestDatabase,
} from '../testing.js'

const porting = '1'.repeat(24)
const account = '2'.repeat(24)
const customer = '3'.repeat(24)
const operator = '01010'
const numbers = ['+4570000001', '+4570000002', '+4570000003'] as const
const reordered = {
  number: numbers[2],
  additionalNumbers: [numbers[1], numbers[0]],
} satisfies PortingChanges

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
  await insertPortings(database, [
    { id: porting, customer, voice_account: account, operator, number_type: 'SIP', numbers: [...numbers] },
  ])
})
afterAll(() => test.drop())

const inTrx = <Result>(work: (trx: DatabaseTransaction) => Promise<Result>) =>
  test.database.transaction().execute(work)
const readLocked = async (trx: DatabaseTransaction) => (await lockPorting(trx, porting)) ?? expect.fail()
const readNumbers = async () => (await inTrx((trx) => listOpenPortings(trx, account)))[0]?.numbers

it('an update of facts and a reduction that read the same porting cannot both succeed', async () => {
  const locked = await inTrx(readLocked)
  const [open = expect.fail()] = await inTrx((trx) => listOpenPortings(trx, account))
  await inTrx((trx) => updatePorting(trx, locked, reordered))
  const reduced = [{ ...open, remaining: [numbers[0]] as [string] }]
  const actor = { employeeId: customer, accessLevel: null, requestId: null }
  const change = { actor, customerId: customer, message: 'x' }
  await expect(inTrx((trx) => reducePortings(trx, reduced, change))).rejects.toThrow(ChangedMeanwhileError)
  await expect(inTrx((trx) => updatePorting(trx, locked, { notify: ['a@b.dk'] }))).rejects.toThrow(
    ChangedMeanwhileError,
  )
  expect(await readNumbers()).toEqual([numbers[2], numbers[1], numbers[0]])
  const history = await test.database.selectFrom('porting_stage').select('version').execute()
  expect(history).toEqual([{ version: 1 }])
})
