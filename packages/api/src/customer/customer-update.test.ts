import { type Customer, type DocumentedError, customerUpdateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, notValid, startTestKit, unprintable } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

const printed = ['name', 'vatNumber', 'address', 'zip', 'city', 'state', 'country']
const refused: [string, object, DocumentedError][] = [
  ['404 name: blank', { name: ' ' }, errors.nameMissing],
  ['422 name: number', { name: 1 }, notValid('name')],
  ['422 city: list', { city: [] }, notValid('city')],
  ['422 address: 501 characters', { address: 'x'.repeat(501) }, notValid('address')],
  ...printed.map((field): [string, object, DocumentedError] => [
    `422 ${field}: not in the font`,
    { [field]: '张伟' },
    unprintable(field),
  ]),
  ['422 faxNumber', { faxNumber: 'ring' }, errors.faxNumberInvalid],
  ['422 faxNumber: number', { faxNumber: 1 }, errors.faxNumberInvalid],
  ['422 emailAddress', { emailAddress: 'a' }, errors.emailAddressInvalid],
  ['422 parentReseller: malformed', { parentReseller: 'x' }, errors.parentResellerInvalid],
  ['422 parentReseller: unknown', { parentReseller: newId() }, errors.parentResellerInvalid],
  ['422 isReseller: text', { isReseller: 'true' }, notValid('isReseller')],
  ['422 reminders: text', { reminders: 'no' }, notValid('reminders')],
]

describe.each(Object.entries(kit.transports))('customer.update over %s', (transport, call) => {
  /** Over tRPC a body that is no JSON carries no id either. */
  const unreadable = transport === 'REST' ? '{' : {}
  const update = (customerId: string, body: unknown, token = family.tokens.admin) =>
    call({ operation: 'customer.update', token, path: { _id: customerId }, body })
  const read = async (customerId: string) => {
    const request = { operation: 'customer.get', token: family.tokens.admin, path: { _id: customerId } }
    return (await call(request)).result as Customer
  }
  const addReseller = (parent?: string) =>
    kit.addCustomer({
      isReseller: true,
      ...(parent !== undefined && { parentReseller: parent }),
    })
  const { beneathItself } = errors

  it('changes what is given, leaves the rest, unsets what is blank, and answers the customer', async () => {
    const id = await kit.addCustomer()
    const values = { name: 'Nyt Navn A/S', address: 'Linje 1\nLinje 2', emailAddress: 'ny@kunde.example' }
    const { city, version, ...kept } = await read(id)
    expect([city, version]).toEqual(['København V', 1])
    const whole = { ...kept, ...values, faxNumber: '+4570305051', version: 2 }
    const body = { ...values, faxNumber: '70305051', city: '', zip: null, _id: newId() }
    expect(await update(id, body)).toEqual({ status: 200, result: whole })
    const after = await read(id)
    expect(await update(id, {})).toEqual({ status: 200, result: after })
    const unset = {
      vatNumber: ' ',
      address: '',
      zip: '',
      state: '',
      country: '',
      faxNumber: '',
      emailAddress: '',
    }
    const bare = { _id: id, name: values.name, isReseller: false, reminders: true, version: 3 }
    expect(await update(id, unset)).toEqual({ status: 200, result: bare })
    expect(await read(id)).toEqual(bare)
  })

  it('reminders are switched off and on', async () => {
    const id = await kit.addCustomer()
    for (const reminders of [false, true]) {
      expect(await update(id, { reminders })).toMatchObject({ status: 200, result: { reminders } })
      expect(await read(id)).toMatchObject({ reminders })
    }
  })

  it.each(refused)('%s, and nothing is changed', async (_title, body, row) => {
    const before = await read(family.companies.customer)
    // The fault stands beside a good value; the name is tested alone.
    const faulty = 'name' in body ? body : { name: 'Andet', ...body }
    expect(await update(family.companies.customer, faulty)).toEqual({ status: row.code, row })
    expect(await read(family.companies.customer)).toEqual(before)
  })

  it('RESELLER changes its own company and its customers, in all but their own place', async () => {
    const { companies, tokens } = family
    for (const id of [companies.reseller, companies.customer, companies.sub])
      expect((await update(id, { state: 'Fyn' }, tokens.reseller)).status).toBe(200)
    const id = await kit.addCustomer({ parentReseller: companies.reseller })
    const moved = { parentReseller: companies.sub, isReseller: true }
    expect((await update(id, moved, tokens.reseller)).result).toMatchObject(moved)
  })

  it('403 access_denied: a reseller’s own place, foreign, deeper and unknown customers, foreign parents', async () => {
    const { companies, tokens } = family
    const cases: [string, object][] = [
      [companies.reseller, { parentReseller: companies.sub }],
      [companies.reseller, { parentReseller: '' }],
      [companies.reseller, { isReseller: false }],
      [companies.reseller, { isReseller: 'x' }],
      [companies.foreign, { name: 'x' }],
      [companies.foreignCustomer, {}],
      [companies.grandchild, { name: 'x' }],
      [newId(), {}],
      [companies.customer, { parentReseller: companies.foreign }],
      [companies.customer, { parentReseller: newId() }],
      [companies.customer, { parentReseller: '' }],
    ]
    for (const [id, body] of cases) expect(await update(id, body, tokens.reseller)).toEqual(denied)
  })

  it('403 access_denied: below RESELLER nobody learns anything about fields', async () => {
    for (const person of ['owner', 'manager', 'viewer', 'personal', 'siblingsOwner'] as const)
      for (const body of [{ name: 'x' }, { name: 7 }, unreadable])
        expect(await update(family.companies.customer, body, family.tokens[person])).toEqual(denied)
  })

  it('400 bad_request, 404 customer', async () => {
    expect(await update('x', unreadable, family.tokens.viewer)).toEqual({
      status: 400,
      row: errors.customerIdMissing,
    })
    for (const body of [{}, { parentReseller: family.companies.reseller }])
      expect(await update(newId(), body)).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it('422 parentReseller: itself, beneath itself, no reseller; ADMIN unsets it with a blank', async () => {
    const top = await addReseller()
    const middle = await addReseller(top)
    const bottom = await addReseller(middle)
    for (const parentReseller of [top, middle, bottom])
      expect(await update(top, { parentReseller })).toEqual({ status: 422, row: beneathItself })
    expect(await update(top, { parentReseller: family.companies.customer })).toEqual({
      status: 422,
      row: errors.parentResellerInvalid,
    })
    expect((await update(bottom, { parentReseller: top })).result).toMatchObject({ parentReseller: top })
    expect((await update(bottom, { parentReseller: '' })).result).not.toHaveProperty('parentReseller')
    expect((await update(top, { parentReseller: bottom })).status).toBe(200)
  })

  it('of moves at once that together make a circle, at least one is refused', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await addReseller(), await addReseller()]
      // Two chains: the moves name different rows, and only the whole lines cross.
      const [belowA, belowB] = [await addReseller(a), await addReseller(b)]
      const moves = [
        update(a, { parentReseller: belowB }),
        update(b, { parentReseller: belowA }),
        update(a, { parentReseller: b }),
        update(b, { parentReseller: a }),
      ]
      const statuses = (await Promise.all(moves)).map((answer) => answer.status)
      expect(statuses).toContain(422)
      expect(statuses).toContain(200)
      const [parentOfA, parentOfB] = [(await read(a)).parentReseller, (await read(b)).parentReseller]
      expect(parentOfA === undefined || parentOfB === undefined).toBe(true)
    }
  })

  it('moves meet in one row, so that a cluster, too, lets one after the other through', async () => {
    const movesTaken = async () => {
      const turns = kit.database.selectFrom('turn').select('taken').where('name', '=', 'customer.tree')
      return (await turns.executeTakeFirst())?.taken ?? 0
    }
    const before = await movesTaken()
    const id = await addReseller()
    await update(id, { parentReseller: await addReseller() })
    await update(id, { name: 'Flyttet A/S' })
    expect(await movesTaken()).toBe(before + 1)
  })

  it('409 isReseller: customers are beneath it, also when one is created at the same moment', async () => {
    expect(await update(family.companies.sub, { isReseller: false })).toEqual({
      status: 409,
      row: errors.hasCustomers,
    })
    for (let round = 0; round < 10; round++) {
      const id = await addReseller()
      const body = { name: 'x', parentReseller: id }
      const statuses = await Promise.all([
        update(id, { isReseller: false }),
        call({ operation: 'customer.create', token: family.tokens.admin, body }),
      ]).then((answers) => answers.map((answer) => answer.status))
      expect([
        [200, 422],
        [409, 200],
      ]).toContainEqual(statuses)
    }
    expect((await update(await addReseller(), { isReseller: false })).result).toMatchObject({
      isReseller: false,
    })
  })
})
