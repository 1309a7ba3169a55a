import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { theInstallation } from '../audit/audit-log.js'
import { inTransaction } from '../connection/in-transaction.js'
import { migrate } from '../connection/migrate.js'
import { migrations } from '../migrations/index.js'
import {
  createTestDatabase,
  insertCustomers,
  insertOperators,
  insertPortings,
  insertVoiceAccounts,
  type TestDatabase,
} from '../testing.js'
import { keepEndedNumbers } from './keep-ended-numbers.js'
import { listPortings } from './list-portings.js'
import { movePortings } from './move-portings.js'
import { insertOpenNumbers } from './new-portings.js'

const [customer, account] = ['c'.repeat(24), 'a'.repeat(24)]
const [open, ended, foreign] = ['1'.repeat(24), '2'.repeat(24), '3'.repeat(24)]
const numbers = {
  [open]: ['+4533254170', '+4533254171'],
  [ended]: ['+4533254180', '+4570101099'],
  [foreign]: ['+46812345678', '+46812345699'],
} as Record<string, [string, ...string[]]>

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase({ migrated: false })
  const { database } = server
  await migrate(database, { steps: migrations.filter(({ name }) => name < '2026-11-28') })
  await insertCustomers(database, [{ id: customer, name: 'Bageri', is_reseller: false }])
  const facts = { address: 'x', npNumber: '+4570000000', fixedAuth: 'FAX', mvnoAuth: 'FAX' } as const
  await insertOperators(database, [
    { _id: '01010', name: 'x', ...facts, orderWait: null, customerIdValidation: false },
  ])
  await insertVoiceAccounts(database, [{ id: account, customer, type: 'SIP', state: 'ACTIVE' }])
  const porting = { customer, voice_account: account, operator: '01010', number_type: 'SIP' } as const
  await insertPortings(
    database,
    Object.entries(numbers).map(([id, of]) => ({ ...porting, id, numbers: of })),
  )
  // As the version before ended one.
  await sql`update porting set stage = 'IN_COMPLETED' where id = ${ended}`.execute(database)
  await sql`delete from open_porting_number where porting = ${ended}`.execute(database)
  await migrate(database)
})
afterAll(() => server.drop())

async function found(filter: string): Promise<string> {
  const request = {
    filter,
    offset: 0,
    limit: 10,
    cursor: undefined,
    customer: undefined,
    reseller: undefined,
    operator: undefined,
  }
  const viewer = { customerId: customer, accessLevel: 'ADMIN' } as const
  const { total, portings } = await listPortings(server.database, viewer, request, '2026-11-28')
  expect(total).toBe(portings.length)
  return portings.map(({ _id }) => _id.slice(0, 1)).join('')
}

test.each([
  ['33254170', '1'],
  ['4533254170', '1'],
  ['3325', '12'],
  ['45', '12'],
  ['71', '1'],
  ['70101099', '2'],
  ['1099', '2'],
  ['7010', '2'],
  ['468', '3'],
  ['5678', '3'],
  ['3254', ''],
  ['33254170334', ''],
])(
  '%s finds what begins or ends with it, of open portings and of those that are over',
  async (filter, ids) => {
    expect(await found(filter)).toBe(ids)
  },
)

test('a porting is found by each of its numbers when it is over, and once when it is open again', async () => {
  const change = { actor: theInstallation, customerId: customer, message: null }
  await inTransaction(server.database, (trx) => movePortings(trx, [{ id: open }], 'cancel', change))
  expect(await found('254171')).toBe('1')
  await inTransaction(server.database, (trx) =>
    insertOpenNumbers(trx, [{ id: open, numbers: ['+4533254170'] }]),
  )
  expect([await found('254170'), await found('254171')]).toEqual(['1', ''])
})

test('what a server of the version before ends while an installation is updated is found again', async () => {
  const { database } = server
  await sql`update porting set stage = 'IN_CANCELLED', stage_at = utc_timestamp(3) where id = ${foreign}`.execute(
    database,
  )
  await sql`delete from open_porting_number where porting = ${foreign}`.execute(database)
  expect(await found('468')).toBe('')
  await keepEndedNumbers(database)
  await keepEndedNumbers(database)
  expect([await found('468'), await found('5699'), await found('1099')]).toEqual(['3', '3', '2'])
})
