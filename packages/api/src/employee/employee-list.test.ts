import { type Employee, employeeListErrors as errors } from '@telecomx/validation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, type Person, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()
const customer = await kit.addCustomer({ parentReseller: family.companies.reseller })
const add = (name: string, emailAddress: string | null = null) =>
  kit.tokenFor('VIEWER', customer, { name, emailAddress })
await add('Bo_1', 'bo@kunde.example')
await add('Anna')
await add('Carl 100%')

interface Page {
  offset: number
  limit: number
  total: number
  employees: Employee[]
}
const list = (body: object, person: Person = 'admin') =>
  kit.transports.tRPC({ operation: 'employee.list', token: family.tokens[person], body })
const page = async (body: object) => (await list({ customer, ...body })).result as Page
const namesOf = ({ employees }: Page) => employees.map((employee) => employee.name)

describe('employee.list', () => {
  it('answers the customer’s employees by name, page by page', async () => {
    const { employees, ...numbers } = await page({})
    expect(numbers).toEqual({ offset: 0, limit: 100, total: 3 })
    expect(employees[1]).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      customer,
      accessLevel: 'VIEWER',
      name: 'Bo_1',
      emailAddress: 'bo@kunde.example',
      language: 'da',
      primaryContact: false,
      version: 1,
    })
    const second = await page({ offset: 1, limit: 2 })
    expect([second.total, namesOf(second)]).toEqual([3, ['Bo_1', 'Carl 100%']])
    expect(second.employees).toEqual(employees.slice(1))
  })

  it.each([
    ['_', ['Bo_1']],
    ['%', ['Carl 100%']],
    ['KUNDE', ['Bo_1']],
    ['xyz', []],
  ])('filter %j looks in name and e-mail address, and means itself', async (filter, names) => {
    const found = await page({ filter })
    expect([found.total, namesOf(found)]).toEqual([names.length, names])
  })

  describe('Danish names', () => {
    const names = [
      'Abel',
      'Øst',
      'Oe',
      'Zoe',
      'Ærø',
      'Aage',
      'Åse',
      'Andersen',
      'Söderberg',
      'Aase',
      'Adam Åse',
      'Nørgaard',
      'Sørgård',
    ]
    const company = newId()
    beforeAll(async () => {
      await kit.addCustomer({ id: company })
      for (const name of names) await kit.tokenFor('VIEWER', company, { name })
    })

    it('stand in Danish order: Æ, Ø and Å last, and Aa as Å', async () => {
      const inOrder =
        'Abel, Adam Åse, Andersen, Nørgaard, Oe, Söderberg, Sørgård, Zoe, Ærø, Øst, Aage, Åse, Aase'
      expect(namesOf(await page({ customer: company })).join(', ')).toMatch(
        new RegExp(`^${inOrder.replace('Åse, Aase', '(Åse, Aase|Aase, Åse)')}$`),
      )
    })

    it.each([
      ['åse', ['Aase', 'Adam Åse', 'Åse']],
      ['aase', ['Aase', 'Adam Åse', 'Åse']],
      ['ase', ['Aase', 'Adam Åse', 'Åse']],
      ['AASE', ['Aase', 'Adam Åse', 'Åse']],
      ['øst', ['Øst']],
      ['oest', ['Øst']],
      ['ost', ['Øst']],
      ['soder', ['Söderberg']],
      ['aeroe', ['Ærø']],
      ['ÆRØ', ['Ærø']],
      ['nørgård', ['Nørgaard']],
      ['noergaard', ['Nørgaard']],
      ['norgaard', ['Nørgaard']],
      ['sørgaard', ['Sørgård']],
      ['sorgard', ['Sørgård']],
      ['zoe', ['Zoe']],
      ['aag', ['Aage']],
      ['åg', ['Aage']],
    ])('filter %j finds them however they are spelt', async (filter, found) => {
      expect(namesOf(await page({ customer: company, filter })).toSorted()).toEqual(found)
    })
  })

  it('its reseller sees them; 403 for foreign and unknown customers and below OWNER', async () => {
    expect((await list({ customer }, 'reseller')).status).toBe(200)
    for (const person of ['foreignReseller', 'subReseller', 'owner', 'viewer', 'resellerAdmin'] as const)
      for (const id of [customer, newId()]) expect(await list({ customer: id }, person)).toEqual(denied)
    const own = { customer: family.companies.customer }
    expect(await list(own, 'manager')).toEqual(denied)
    expect(await list({}, 'manager')).toEqual(denied)
  })

  it.each([
    ['422 customer: malformed', { customer: 'x' }, errors.customerInvalid],
    ['404 customer: unknown', { customer: newId() }, errors.customerNotFound],
    ['422 filter: number', { filter: 7 }, errors.filterInvalid],
    ['422 offset', { offset: -1 }, errors.offsetInvalid],
    ['422 limit', { limit: 501 }, errors.limitInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await list({ customer, ...body })).toEqual({ status: row.code, row })
  })

  it('a reseller sees those of its sub-resellers’ customers, and nobody needs to name their own', async () => {
    const { grandchild, customer: own } = family.companies
    expect((await list({ customer: grandchild }, 'reseller')).status).toBe(200)
    expect(await list({ customer: null }, 'owner')).toEqual(await list({ customer: own }, 'owner'))
  })

  it('answers an empty list for a customer without employees', async () => {
    const empty = await kit.addCustomer()
    expect(await list({ customer: empty })).toEqual({
      status: 200,
      result: { offset: 0, limit: 100, total: 0, employees: [] },
    })
  })
})
