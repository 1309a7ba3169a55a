import { type Customer, customerListErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { missingCustomer } from '../testing/access-matrix.js'
import { denied, type Person, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()
const beneath = { parentReseller: family.companies.foreign }
await kit.addCustomer({ ...beneath, name: '50%_off', vatNumber: 'VAT-1' })
await kit.addCustomer({ ...beneath, name: 'Ærø Bådeværft' })
await kit.addCustomer({ ...beneath, name: 'Aarhus Kød' })
await kit.addCustomer({ ...beneath, name: "O'Brien \\ 50 off!", vatNumber: null })

interface Page {
  offset: number
  limit: number
  total: number
  customers: Customer[]
}

describe.each(Object.entries(kit.transports))('customer.list over %s', (_transport, call) => {
  const list = async (person: Person, body: object = {}) =>
    call({ operation: 'customer.list', token: family.tokens[person], body })
  const page = async (...request: Parameters<typeof list>) => {
    const { status, result } = await list(...request)
    expect(status).toBe(200)
    return result as Page
  }
  const namesOf = ({ customers }: Page) => customers.map((customer) => customer.name)

  const beneathSub = ['Barnebarn ApS', 'Underforhandler A/S']
  const beneathReseller = [
    'Barnebarn ApS',
    'Forhandler A/S',
    'Kunde ApS',
    'Søskende ApS',
    'Underforhandler A/S',
  ]
  it.each([
    ['viewer', ['Kunde ApS']],
    ['owner', ['Kunde ApS']],
    ['resellersOwner', ['Forhandler A/S']],
    ['subReseller', beneathSub],
    ['reseller', beneathReseller],
    ['resellerAdmin', ['Teleselskab A/S']],
  ] as const)(
    '%s sees its own and what is beneath it, and nothing of a foreign reseller',
    async (who, names) => {
      expect(namesOf(await page(who))).toEqual(names)
    },
  )

  it('ADMIN sees all, page by page, by name', async () => {
    const all = await page('admin')
    expect([all.offset, all.limit, all.total]).toEqual([0, 100, 12])
    expect(namesOf(all).slice(-2)).toEqual(['Ærø Bådeværft', 'Aarhus Kød'])
    expect(namesOf(all)).toEqual(namesOf(all).toSorted((a, b) => a.localeCompare(b, 'da')))
    const pages = [await page('admin', { limit: 6 }), await page('admin', { offset: 6, limit: 6 })]
    expect(pages.map(({ offset, limit, total }) => [offset, limit, total])).toEqual([
      [0, 6, 12],
      [6, 6, 12],
    ])
    expect(pages.flatMap((part) => part.customers)).toEqual(all.customers)
  })

  it.each([
    ['50%_off', ['50%_off']],
    ['%', ['50%_off']],
    ['_', ['50%_off']],
    ['vat-1', ['50%_off']],
    ["o'brien \\", ["O'Brien \\ 50 off!"]],
    ['!', ["O'Brien \\ 50 off!"]],
    ['no such', []],
    ['århus koed', ['Aarhus Kød']],
    ['aeroe baa', ['Ærø Bådeværft']],
    ['kod', ['Aarhus Kød']],
  ])('filter %j looks in name and VAT number, and means itself', async (filter, names) => {
    expect(namesOf(await page('admin', { filter }))).toEqual(names)
    expect((await page('admin', { filter })).total).toBe(names.length)
    // A filter is no way around ownership.
    expect(namesOf(await page('reseller', { filter }))).toEqual([])
  })

  it('ids: those of them that the caller may see, by name, each once; with the other parameters', async () => {
    const { customer, sibling, foreign } = family.companies
    const ids = [sibling, customer.toUpperCase(), foreign, missingCustomer, customer]
    expect(namesOf(await page('reseller', { ids }))).toEqual(['Kunde ApS', 'Søskende ApS'])
    expect(namesOf(await page('viewer', { ids }))).toEqual(['Kunde ApS'])
    expect(namesOf(await page('admin', { ids }))).toHaveLength(3)
    expect(namesOf(await page('admin', { ids, filter: 'søsk' }))).toEqual(['Søskende ApS'])
    expect(await page('admin', { ids, limit: 1 })).toMatchObject({ total: 3, limit: 1 })
    expect((await page('admin', { ids: Array<string>(400).fill(customer) })).total).toBe(1)
  })

  it.each([
    ['422 filter: 201 characters', { filter: 'x'.repeat(201) }, errors.filterInvalid],
    ['422 offset: negative', { offset: -1 }, errors.offsetInvalid],
    ['422 limit: none', { limit: 0 }, errors.limitInvalid],
    ['422 limit: too many', { limit: 501 }, errors.limitInvalid],
    ['422 ids: one is none', { ids: [missingCustomer, '7'] }, errors.idsInvalid],
    ['422 ids: too many', { ids: Array<string>(401).fill(missingCustomer) }, errors.idsInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await list('viewer', body)).toEqual({ status: 422, row })
  })

  it('403 access_denied: PERSONAL', async () => {
    expect(await list('personal', { limit: 0 })).toEqual(denied)
  })
})
