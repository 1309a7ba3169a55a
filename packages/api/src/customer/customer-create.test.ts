import { type Customer, customerCreateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, notValid, startTestKit, unprintable } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

const example = {
  name: 'Brødrene Ærø ApS',
  vatNumber: 'DK12345678',
  address: 'Havnegade 1\n2. sal',
  zip: '5970',
  city: 'Ærøskøbing',
  state: 'Fyn',
  country: 'DK',
  faxNumber: '70 30 50 51',
  emailAddress: 'post@xn--r-1fa.example',
}
const withValue = (value: object) => ({ ...example, ...value })
const printed = ['name', 'vatNumber', 'address', 'zip', 'city', 'state', 'country']

const refused: [string, unknown, object][] = [
  ['422 _id: 23 characters', withValue({ _id: 'a'.repeat(23) }), errors.idInvalid],
  ['422 _id: number', withValue({ _id: 7 }), errors.idInvalid],
  ['422 _id: object', withValue({ _id: { $ne: null } }), errors.idInvalid],
  ['422 _id: blank behind', withValue({ _id: `${'a'.repeat(24)} ` }), errors.idInvalid],
  ['404 name: missing', {}, errors.nameMissing],
  ['404 name: invisible only', withValue({ name: ' \u200b ' }), errors.nameMissing],
  ['422 name: list', withValue({ name: ['a'] }), notValid('name')],
  ['422 name: 201 characters', withValue({ name: 'x'.repeat(201) }), notValid('name')],
  ['422 city: line feed', withValue({ city: 'a\nb' }), notValid('city')],
  ['422 address: 501 characters', withValue({ address: 'x'.repeat(501) }), notValid('address')],
  ...printed.map((field): [string, unknown, object] => [
    `422 ${field}: not in the font`,
    withValue({ [field]: '张伟' }),
    unprintable(field),
  ]),
  ['422 faxNumber: letters', withValue({ faxNumber: 'ring' }), errors.faxNumberInvalid],
  ['422 emailAddress: two', withValue({ emailAddress: 'a@b.dk, c@d.dk' }), errors.emailAddressInvalid],
  ['422 parentReseller: malformed', withValue({ parentReseller: 'x' }), errors.parentResellerInvalid],
  ['422 parentReseller: number', withValue({ parentReseller: 0 }), errors.parentResellerInvalid],
  ['422 parentReseller: unknown', withValue({ parentReseller: newId() }), errors.parentResellerInvalid],
  ['422 isReseller: text', withValue({ isReseller: 'false' }), notValid('isReseller')],
  ['422 reminders: text', withValue({ reminders: 'false' }), notValid('reminders')],
]

describe.each(Object.entries(kit.transports))('customer.create over %s', (transport, call) => {
  /** Over tRPC a body that is no JSON carries no id either. */
  const unreadable = transport === 'REST' ? '{' : {}
  const create = (body: unknown, token = family.tokens.admin) =>
    call({ operation: 'customer.create', token, body })
  const created = async (body: unknown, token?: string) => {
    const { status, result } = await create(body, token)
    expect(status).toBe(200)
    return result as Customer
  }

  it('answers the new customer, unset values left out', async () => {
    const customer = await created(withValue({ isReseller: true, state: '', zip: null }))
    const { state: _state, zip: _zip, ...set } = example
    expect(customer).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      ...set,
      faxNumber: '+4570305051',
      isReseller: true,
      reminders: true,
      version: 1,
    })
    const read = { operation: 'customer.get', token: family.tokens.admin, path: { _id: customer._id } }
    expect((await call(read)).result).toEqual(customer)
    expect(await created({ name: 'x', parentReseller: '' })).toEqual({
      _id: expect.any(String) as string,
      name: 'x',
      isReseller: false,
      reminders: true,
      version: 1,
    })
    expect(await created({ name: 'x', reminders: false })).toMatchObject({ reminders: false })
  })

  it.each(refused)('%s', async (_title, body, row) => {
    expect(await create(body)).toEqual({ status: (row as { code: number }).code, row })
  })

  it('422 parentReseller: no reseller', async () => {
    const parentReseller = family.companies.customer
    const row = errors.parentResellerInvalid
    for (const token of [family.tokens.admin, family.tokens.reseller])
      expect(await create({ name: 'x', parentReseller }, token)).toEqual({ status: 422, row })
    // The caller's own company is no reseller.
    expect(await create({ name: 'x' }, family.tokens.resellerAdmin)).toEqual({ status: 422, row })
  })

  it('a customer belongs to the reseller who creates it, or to a sub-reseller', async () => {
    const { reseller, sub } = family.companies
    const { tokens } = family
    expect(await created({ name: 'x' }, tokens.reseller)).toMatchObject({ parentReseller: reseller })
    const named = { name: 'x', parentReseller: sub.toUpperCase() }
    expect(await created(named, tokens.reseller)).toMatchObject({ parentReseller: sub })
    expect(await created(named, tokens.admin)).toMatchObject({ parentReseller: sub })
  })

  it('403 access_denied: a reseller beneath another, above itself, or with an id of its own', async () => {
    const { tokens, companies } = family
    const bodies = [
      { parentReseller: companies.foreign },
      { parentReseller: companies.foreignCustomer },
      { parentReseller: newId() },
      { name: 'x', _id: newId() },
      { name: 'x', _id: companies.customer },
      { _id: 'malformed' },
    ]
    for (const body of bodies) expect(await create(body, tokens.reseller)).toEqual(denied)
    expect(await create({ name: 'x', parentReseller: companies.reseller }, tokens.subReseller)).toEqual(
      denied,
    )
  })

  it('403 access_denied: below RESELLER nobody learns anything about fields', async () => {
    for (const person of ['resellersOwner', 'owner', 'manager', 'viewer', 'personal'] as const)
      for (const body of [example, {}, { _id: 'x' }, unreadable])
        expect(await create(body, family.tokens[person])).toEqual(denied)
  })

  it('409 _id: two creations with one id at once, one 200; and ever after', async () => {
    for (let round = 0; round < 10; round++) {
      const body = withValue({ _id: newId().toUpperCase() })
      const answers = await Promise.all([create(body), create(body)])
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
      expect(await create(body)).toEqual({ status: 409, row: errors.customerExists })
    }
  })
})
