import {
  customerImportErrors as errors,
  customerLineErrors as rows,
  invalidField,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'
import { customerImport } from './customer-import.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies } = await kit.addFamily()
const [admin, reseller] = [await kit.tokenFor('ADMIN'), await kit.tokenFor('RESELLER', companies.reseller)]

const run = (body: object, token = admin) =>
  kit.transports.tRPC({ operation: 'customer.import', token, body, withDetails: true })
const stored = async (name: string) =>
  kit.database.selectFrom('customer').selectAll().where('name', 'like', name).orderBy('name').execute()
const imported = (created: number, known = 0, dryRun = false) => ({
  status: 200,
  result: { success: true, dryRun, created, known },
})

describe('customer.import', () => {
  it('creates whoever is not there, beneath the caller’s company, findable by a part of their name', async () => {
    const customers = [
      {
        name: 'Æbleskiver A ApS',
        vatNumber: 'DK11223344',
        zip: '5970',
        city: 'Ærøskøbing',
        reminders: false,
      },
      { name: 'Æbleskiver B ApS', faxNumber: '70 30 50 51', emailAddress: 'b@kunde.example' },
    ]
    expect(await run({ customers }, reseller)).toEqual(imported(2))
    const parent_reseller = companies.reseller
    expect(await stored('Æbleskiver%')).toMatchObject([
      { vat_number: 'DK11223344', city: 'Ærøskøbing', reminders: 0, is_reseller: 0, parent_reseller },
      { fax_number: '+4570305051', email_address: 'b@kunde.example', reminders: 1, parent_reseller },
    ])
    const list = { operation: 'customer.list', token: reseller, body: { filter: 'leskiver b' } }
    expect(await kit.transports.tRPC(list)).toMatchObject({ result: { total: 1 } })
  })

  it('once more it creates nothing, and whoever is there stays as they are', async () => {
    const customers = [
      { name: 'Boghandel A', vatNumber: 'DK 22 33 44 55', city: 'Ribe' },
      { name: 'Boghandel B', city: 'Tønder' },
    ]
    expect(await run({ customers }, reseller)).toEqual(imported(2))
    const again = [
      { name: 'BOGHANDEL A', vatNumber: '22334455', city: 'Skagen' },
      { name: 'Boghandel B' },
      { name: 'Boghandel C' },
    ]
    expect(await run({ customers: again, dryRun: true }, reseller)).toEqual(imported(1, 2, true))
    expect(await run({ customers: again }, reseller)).toEqual(imported(1, 2))
    expect((await stored('Boghandel%')).map(({ name, city, version }) => [name, city, version])).toEqual([
      ['Boghandel A', 'Ribe', 1],
      ['Boghandel B', 'Tønder', 1],
      ['Boghandel C', null, 1],
    ])
  })

  it('a namesake is another customer only when both have a VAT number', async () => {
    expect(
      await run({ customers: [{ name: 'Daglihus', vatNumber: '55667788' }, { name: 'Dyrehus' }] }),
    ).toEqual(imported(2))
    const customers = [{ name: 'daglihus' }, { name: 'Dyrehus', vatNumber: 'DK55667799' }]
    expect(await run({ customers })).toEqual(imported(0, 2))
    const within = [
      { name: 'Dåbshus', vatNumber: '55667711' },
      { name: 'Dåbshus', vatNumber: '55667712' },
      { name: 'DÅBSHUS' },
    ]
    const { faults } = await run({ customers: within })
    expect(faults).toEqual([{ line: 3, ...rows.customerTwice, details: { line: 1 } }])
  })

  it('another VAT number or another reseller is another customer; an id is the customer that has it', async () => {
    const _id = newId()
    const customers = [
      { name: 'Café Ø', vatNumber: '33445566' },
      { name: 'Café Ø', vatNumber: '33445567' },
      { name: 'Café Ø', vatNumber: '33445566', parentReseller: companies.reseller },
      { name: 'Café Å', _id },
    ]
    expect(await run({ customers })).toEqual(imported(4))
    expect(await run({ customers: [{ name: 'Café Ærø', _id }] })).toEqual(imported(0, 1))
    expect((await stored('Café Å')).map(({ id }) => id)).toEqual([_id])
  })

  it('422 customers: every fault of every line is told in the words of its row, and nothing is written', async () => {
    const customers = [
      { name: 'Drejer A' },
      { name: ' ' },
      { name: 'Drejer B', emailAddress: 'x', faxNumber: 'y' },
      { name: 'Drejer C', zip: 5970 },
      null,
    ]
    const answer = await run({ customers })
    expect(answer).toMatchObject({ status: 422, row: errors.faultyLines })
    expect(answer.faults).toEqual([
      { line: 2, ...rows.nameMissing },
      { line: 3, ...rows.faxNumberInvalid, details: { character: { code: 'U+0079', index: 0 } } },
      { line: 3, ...rows.emailAddressInvalid },
      { line: 4, ...invalidField('zip') },
      { line: 5, ...invalidField('line') },
    ])
    expect(await stored('Drejer%')).toEqual([])
  })

  it('422 customers: who may not, whose reseller is none, and what is given twice, all at once', async () => {
    const ofReseller = await run(
      {
        customers: [
          { name: 'Enghave A' },
          { name: 'Enghave B', _id: newId() },
          { name: 'Enghave C', parentReseller: companies.foreignCustomer },
          { name: 'Enghave D', parentReseller: newId() },
          { name: 'Enghave E', parentReseller: companies.customer },
          { name: 'ENGHAVE A', parentReseller: companies.reseller },
        ],
      },
      reseller,
    )
    expect(ofReseller.faults).toEqual([
      { line: 2, ...rows.accessDenied },
      { line: 3, ...rows.accessDenied },
      { line: 4, ...rows.accessDenied },
      { line: 5, ...rows.parentResellerInvalid },
      { line: 6, ...rows.customerTwice, details: { line: 1 } },
    ])
    const _id = newId()
    const ofAdmin = await run({
      customers: [
        { name: 'Enghave F', _id },
        { name: 'Enghave G', _id },
        { name: 'Enghave H', parentReseller: newId() },
        { name: 'Enghave I', parentReseller: newId(), _id },
      ],
      dryRun: true,
    })
    expect(ofAdmin.faults).toEqual([
      { line: 2, ...rows.customerTwice, details: { line: 1 } },
      { line: 3, ...rows.parentResellerInvalid },
      { line: 4, ...rows.parentResellerInvalid },
      { line: 4, ...rows.customerTwice, details: { line: 1 } },
    ])
    expect(await stored('Enghave%')).toEqual([])
  })

  it('the audit log tells of each customer that was created, and of no other', async () => {
    const [a, b] = [{ name: 'Fiskehuset A', city: 'Skagen' }, { name: 'Fiskehuset B' }]
    await run({ customers: [a] })
    await run({ customers: [a, b] })
    const ids = (await stored('Fiskehuset%')).map(({ id }) => id)
    const entries = await kit.database
      .selectFrom('audit_log')
      .selectAll()
      .where('object', 'in', ids)
      .execute()
    expect(entries).toHaveLength(2)
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'customer.import', object: ids[0], customer: ids[0] }),
    )
    expect(JSON.parse(entries.find(({ object }) => object === ids[0])?.after_change ?? '')).toMatchObject(a)
  })

  it('two at once with the same customers, of two servers as well: each is created once', async () => {
    const caller = {
      customerId: kit.issuer,
      employeeId: await kit.addEmployee(kit.issuer, 'ADMIN'),
      accessLevel: 'ADMIN',
      requestId: 'two-at-once',
      language: 'da',
    } as const
    const customers = Array.from({ length: 50 }, (_, index) => ({ name: `Garver ${index}` }))
    // Not by the gate of one server, which lets one in at a time.
    const answers = await Promise.all(
      [customers, customers.toReversed(), customers].map((lines) =>
        customerImport(kit.dependencies, caller, { customers: lines, dryRun: false }),
      ),
    )
    expect(answers.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 0, 50])
    expect(await stored('Garver%')).toHaveLength(50)
  })

  it('takes 5,000 customers, with texts as long as they may be', async () => {
    const customers = Array.from({ length: 5_000 }, (_, index) => ({
      name: `Hal ${index}`,
      address: 'Å'.repeat(500),
      city: 'Ærø',
    }))
    expect(await run({ customers })).toEqual(imported(5_000))
  })

  it.each([
    ['404 customers: missing', {}, errors.linesMissing],
    ['404 customers: empty', { customers: [] }, errors.linesMissing],
    ['422 customers: no list', { customers: 'x' }, errors.linesInvalid],
    ['422 customers: over 5,000', { customers: Array.from({ length: 5_001 }, () => 0) }, errors.tooManyLines],
    ['422 dryRun: text', { customers: [{ name: 'Isbod' }], dryRun: 'no' }, errors.dryRunInvalid],
  ])('%s', async (_title, input, row) => {
    expect(await run(input)).toEqual({ status: row.code, row })
  })

  it('403 access_denied: OWNER learns nothing about lines', async () => {
    expect(await run({ customers: [null] }, await kit.tokenFor('OWNER', companies.customer))).toEqual(denied)
  })
})
