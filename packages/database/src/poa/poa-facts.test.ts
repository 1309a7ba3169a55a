import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCustomerWithContact } from '../customer/customer-with-contact.js'
import {
  createTestDatabase,
  insertCustomers,
  insertEmployees,
  insertOperators,
  insertPortings,
  insertVoiceAccounts,
  type TestDatabase,
} from '../testing.js'
import { insertPoaDocuments } from './poa-documents.js'
import { findPoaFacts } from './poa-facts.js'

const idOf = (letter: string) => letter.repeat(24)
const [full, bare, contact, printed] = [idOf('a'), idOf('b'), idOf('c'), idOf('d')]
const address = 'Kong "Georgs" Vej 1,\n2. sal \\ tv.'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  const { database } = test
  await insertCustomers(database, [
    {
      id: full,
      name: 'Ærø & Søn 🍞',
      address,
      vat_number: '25313763',
      is_reseller: false,
      fax_number: '+4570305051',
    },
    { id: bare, name: 'x', is_reseller: false },
  ])
  await insertEmployees(database, [
    { id: contact, customer: full, primary_of: full, access_level: 'OWNER', name: 'Åse', language: 'en' },
  ])
  await database
    .updateTable('employee')
    .set({
      email_address: 'aase@aeroe.example',
      email_own_from: sql<Date>`utc_timestamp(3) + interval 1 day`,
    })
    .execute()
  const facts = {
    name: 'x',
    address: 'x',
    npNumber: '+4570000000',
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
  } as const
  const rules = { ...facts, orderWait: null, customerIdValidation: false }
  await insertOperators(database, [
    { _id: '01020', ...rules },
    { _id: '01010', ...rules },
  ])
  await insertVoiceAccounts(database, [{ id: idOf('e'), customer: full, type: 'MVNO', state: 'ACTIVE' }])
  const common = { customer: full, voice_account: idOf('e'), number_type: 'MVNO' as const }
  await insertPortings(database, [
    { ...common, id: idOf('1'), operator: '01020', numbers: ['+4570000001'] },
    { ...common, id: idOf('2'), operator: '01010', numbers: ['+4570000004', '+4570000003'] },
    { ...common, id: idOf('3'), operator: '01010', numbers: ['+4570000002'] },
  ])
  await database
    .updateTable('porting')
    .set({ stage: 'IN_AWAITING_POA_FROM_CUSTOMER', version: 7, notify: '["a@b.example"]' })
    .where('id', '=', idOf('2'))
    .execute()
})
afterAll(() => test.drop())

describe('findPoaFacts', () => {
  it('the portings of all stages by donor and number, with what they are moved by', async () => {
    const facts = await findPoaFacts(test.database, full)
    const common = { numberType: 'MVNO', isFollowed: false, version: 1 }
    expect(facts?.portings).toEqual([
      { ...common, id: idOf('3'), donor: { cpsCode: '01010', name: 'x' }, numbers: ['+4570000002'] },
      {
        ...common,
        id: idOf('2'),
        donor: { cpsCode: '01010', name: 'x' },
        numbers: ['+4570000004', '+4570000003'],
        version: 7,
        isFollowed: true,
      },
      { ...common, id: idOf('1'), donor: { cpsCode: '01020', name: 'x' }, numbers: ['+4570000001'] },
    ])
  })

  it('the customer as it is read alone, to the order of its properties', async () => {
    for (const customer of [full, bare])
      expect(JSON.stringify((await findPoaFacts(test.database, customer))?.customer)).toBe(
        JSON.stringify(await findCustomerWithContact(test.database, customer)),
      )
    expect((await findPoaFacts(test.database, full))?.customer).toEqual({
      owner: { name: 'Ærø & Søn 🍞', address, vatNumber: '25313763' },
      email: { address: 'aase@aeroe.example', isRecent: true },
      fax: { address: '+4570305051', isRecent: false },
      language: 'en',
      hasOpenPoas: false,
    })
  })

  it('whether documents of it are out', async () => {
    const set = { customerId: full, method: 'EMAIL', mitId: false, employeeId: contact } as const
    const document = {
      id: printed,
      operator: '01010',
      portingCode: 'X0000000001',
      facts: '{}',
      numberCount: 1,
    }
    const file = { pages: 1, sha256: 'f'.repeat(64), bytes: new Uint8Array(8), portingIds: [idOf('3')] }
    await test.database
      .transaction()
      .execute((trx) => insertPoaDocuments(trx, set, [{ ...document, ...file }]))
    expect((await findPoaFacts(test.database, full))?.customer.hasOpenPoas).toBe(true)
    expect((await findPoaFacts(test.database, bare))?.customer.hasOpenPoas).toBe(false)
  })

  it('a customer without portings, and nothing of one that is not there', async () => {
    expect(await findPoaFacts(test.database, bare)).toEqual({
      customer: { owner: { name: 'x' }, language: 'da', hasOpenPoas: false },
      portings: [],
    })
    expect(await findPoaFacts(test.database, idOf('f'))).toBeUndefined()
  })
})
