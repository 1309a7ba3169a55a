import { sql } from 'kysely'
import { poaCreateErrors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit({ otherRecipientsPerHour: 3 })
afterAll(() => kit.close())
const { database } = kit
const {
  tokens,
  employees,
  companies: { customer, sibling },
} = await kit.addFamily()
await kit.addOperator()
for (const one of [customer, sibling]) await kit.addPortings(one, [{ operator: '01010' }])
await kit.tokenFor('OWNER', customer, { primaryContact: true, emailAddress: 'Kontakt@Kunde.example' })
beforeEach(() => database.deleteFrom('other_recipient_hour').execute())

const limited = { status: 429, row: poaCreateErrors.recipientsLimited }
const counted = () =>
  database
    .selectFrom('other_recipient_hour')
    .select(['sent', 'refused'])
    .where('customer', '=', customer)
    .execute()

describe.each(Object.entries(kit.transports))(
  'recipients other than the contact over %s',
  (_transport, call) => {
    const create = (recipient: string | undefined, customerId = customer, token = tokens.reseller) =>
      call({
        operation: 'porting.poaCreate',
        token,
        path: { customerId },
        body: { method: 'EMAIL', ...(recipient && { recipient }) },
      })
    const resend = (deliveryId: string, body: object = {}) =>
      call({ operation: 'porting.poaResend', token: tokens.owner, path: { deliveryId }, body })

    it('429 rate_limited: the fourth within the hour, whoever asks; nothing is made of it', async () => {
      for (const name of ['a', 'b', 'a']) expect((await create(`${name}@andre.example`)).status).toBe(200)
      const documents = () => database.selectFrom('poa_document').select(['id', 'replaced_at']).execute()
      const before = await documents()
      expect(await create('c@andre.example')).toEqual(limited)
      expect(await create('c@andre.example', customer, tokens.admin)).toEqual(limited)
      expect(await documents()).toEqual(before)
      expect(await counted()).toEqual([{ sent: 3, refused: 2 }])
      expect(kit.log.filter(({ event }) => event === 'recipients_limited').at(-1)).toEqual({
        event: 'recipients_limited',
        customer,
        employee: employees.admin,
      })
    })

    it('a resend to somebody else counts, too', async () => {
      const id = await kit.addDelivery(customer, { state: 'sent' })
      for (const name of ['a', 'b', 'c'])
        expect((await resend(id, { recipient: `${name}@andre.example` })).status).toBe(200)
      expect(await resend(id, { recipient: 'd@andre.example' })).toEqual(limited)
      expect(await resend(id)).toEqual(limited)
      expect((await resend(id, { recipient: 'DEFAULT' })).status).toBe(200)
    })

    it('the contact’s own address is free, in either letter case; every customer has a limit of its own', async () => {
      for (let count = 0; count < 4; count++)
        for (const recipient of [undefined, 'DEFAULT', 'kontakt@kunde.EXAMPLE'])
          expect((await create(recipient)).status).toBe(200)
      expect(await counted()).toEqual([])
      for (const name of ['a', 'b', 'c']) await create(`${name}@andre.example`)
      expect((await create('d@andre.example', sibling)).status).toBe(200)
      expect(await create('d@andre.example')).toEqual(limited)
    })

    it('an hour later it goes on', async () => {
      for (const name of ['a', 'b', 'c']) await create(`${name}@andre.example`)
      await database
        .updateTable('other_recipient_hour')
        .set({ hour: new Date(Date.now() - 3_600_000) })
        .execute()
      expect((await create('d@andre.example')).status).toBe(200)
    })

    it('ten at once: three go', async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => create(`n${index}@andre.example`)),
      )
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
      expect(await counted()).toEqual([{ sent: 3, refused: 7 }])
    })
  },
)

describe.each(['EMAIL', 'FAX'] as const)('a new address of the contact, by %s', (method) => {
  const field = method === 'EMAIL' ? 'emailAddress' : 'faxNumber'
  const column = method === 'EMAIL' ? 'email_own_from' : 'fax_own_from'
  const addresses = {
    EMAIL: ['gammel@kunde.example', 'fremmed@andre.example', 'kunde@kunde.example'],
    FAX: ['+4533254101', '+4533254102', '+4533254103'],
  }
  const [known = '', strange = '', ofCustomer = ''] = addresses[method]
  const call = kit.transports.tRPC

  /** A customer with a contact whose address has long been known, and tokens of its owner, its reseller and ADMIN. */
  async function family(contact: object = { [field]: known }) {
    const id = await kit.addCustomer({ parentReseller: kit.reseller, [field]: ofCustomer })
    await kit.addPortings(id, [{ operator: '01010' }])
    const { emailAddress, faxNumber } = contact as { emailAddress?: string; faxNumber?: string }
    const contactId = await kit.addEmployee(id, 'OWNER', {
      primary_of: id,
      email_address: emailAddress ?? null,
      fax_number: faxNumber ?? null,
    })
    const callers = { owner: await kit.tokenFor('OWNER', id), reseller: tokens.reseller, admin: tokens.admin }
    const as = async (operation: string, body: object, who: keyof typeof callers = 'owner') => {
      const answer = await call({ operation, token: callers[who], body })
      expect(answer.row).toBeUndefined()
      return answer.result as { _id: string }
    }
    const send = (recipient?: string) =>
      call({
        operation: 'porting.poaCreate',
        token: callers.owner,
        body: { customerId: id, method, ...(recipient && { recipient }) },
      })
    /** How many of five deliveries to the contact were let through: three are when they count. */
    const letThrough = async () => {
      let count = 0
      for (let delivery = 0; delivery < 5; delivery++) if ((await send()).status === 200) count++
      await database.deleteFrom('other_recipient_hour').execute()
      return count
    }
    return { id, contact: contactId, as, send, letThrough }
  }
  type Customer = Awaited<ReturnType<typeof family>>
  const setOwnFrom = (employee: string, offset: string) =>
    database
      .updateTable('employee')
      .set({ [column]: sql`utc_timestamp(3) + interval ${sql.raw(offset)}` })
      .where('id', '=', employee)
      .execute()

  it('429 rate_limited: 100 powers of attorney to a stranger whom an OWNER made the contact', async () => {
    const { as, contact, send } = await family()
    await as('employee.update', { _id: contact, [field]: strange })
    const answers: unknown[] = []
    for (let count = 0; count < 100; count++) answers.push(await send())
    expect(answers.slice(0, 3)).toMatchObject(Array.from({ length: 3 }, () => ({ status: 200 })))
    expect(answers.slice(3)).toEqual(Array.from({ length: 97 }, () => limited))
  })

  const ways: [string, (customer: Customer, who: 'owner' | 'reseller' | 'admin') => Promise<unknown>][] = [
    [
      'another address of the contact',
      ({ as, contact }, who) => as('employee.update', { _id: contact, [field]: strange }, who),
    ],
    [
      'a new employee as contact',
      ({ as, id }, who) =>
        as(
          'employee.create',
          { customer: id, accessLevel: 'VIEWER', name: 'Bo', [field]: strange, primaryContact: true },
          who,
        ),
    ],
    [
      'an employee of long ago as contact',
      async ({ as, id }, who) => {
        const old = { email_address: strange, fax_number: strange }
        const _id = await kit.addEmployee(id, 'VIEWER', method === 'EMAIL' ? { email_address: strange } : old)
        await as('employee.update', { _id, primaryContact: true }, who)
      },
    ],
    [
      'the same contact, taken away and named again',
      async ({ as, contact }, who) => {
        await as('employee.update', { _id: contact, primaryContact: false }, who)
        await as('employee.update', { _id: contact, primaryContact: true }, who)
      },
    ],
  ]

  it.each(ways)('%s counts when an OWNER set it', async (_title, set) => {
    const customer = await family()
    await set(customer, 'owner')
    expect(await customer.letThrough()).toBe(3)
  })

  it.each(ways)('%s does not when a reseller or ADMIN set it', async (_title, set) => {
    for (const who of ['reseller', 'admin'] as const) {
      const customer = await family()
      await set(customer, who)
      expect(await customer.letThrough()).toBe(5)
    }
  })

  it('what an OWNER set within the day is not made known by who names its employee the contact', async () => {
    const { as, id, letThrough } = await family()
    const { _id } = await as('employee.create', {
      customer: id,
      accessLevel: 'VIEWER',
      name: 'Bo',
      [field]: strange,
    })
    await as('employee.update', { _id, primaryContact: true }, 'reseller')
    expect(await letThrough()).toBe(3)
  })

  it('counts until 24 hours after it was set, and not from then on', async () => {
    const { as, contact, letThrough } = await family()
    const moment = async () =>
      (await sql<{ now: Date }>`select utc_timestamp(3) as now`.execute(database)).rows[0]
    const before = await moment()
    await as('employee.update', { _id: contact, [field]: strange })
    const after = await moment()
    const stored = await database
      .selectFrom('employee')
      .select(`${column} as from`)
      .where('id', '=', contact)
      .executeTakeFirstOrThrow()
    const setAt = (stored.from?.getTime() ?? 0) - 24 * 3_600_000
    expect(setAt).toBeGreaterThanOrEqual(before?.now.getTime() ?? Infinity)
    expect(setAt).toBeLessThanOrEqual(after?.now.getTime() ?? 0)
    await setOwnFrom(contact, '10 minute')
    expect(await letThrough()).toBe(3)
    await setOwnFrom(contact, '0 second')
    expect(await letThrough()).toBe(5)
  })

  it('the same address again, or another change, does not begin anew', async () => {
    const { as, contact, letThrough } = await family()
    const same = { _id: contact, [field]: known, primaryContact: true }
    await as('employee.update', { ...same, name: 'Nyt Navn', language: 'en' })
    expect(await letThrough()).toBe(5)
  })

  it('without one of the contact it is the customer’s, which only a reseller or ADMIN sets', async () => {
    const { as, id, contact, letThrough } = await family()
    await as('employee.update', { _id: contact, [field]: '' })
    expect(await letThrough()).toBe(5)
    await as('customer.update', { _id: id, [field]: strange }, 'reseller')
    expect(await letThrough()).toBe(5)
    await as('employee.update', { _id: contact, primaryContact: false })
    expect(await letThrough()).toBe(5)
    const token = await kit.tokenFor('OWNER', id)
    const body = { _id: id, [field]: known }
    expect(await call({ operation: 'customer.update', token, body })).toEqual(denied)
  })

  it('counts for a resend, too, and to the address itself as to DEFAULT', async () => {
    const { as, id, contact, send } = await family()
    await as('employee.update', { _id: contact, [field]: strange })
    const deliveryId = await kit.addDelivery(id, { method, recipient: known, state: 'sent' })
    const resend = (recipient: string) =>
      call({ operation: 'porting.poaResend', token: tokens.reseller, body: { deliveryId, recipient } })
    expect(await resend('DEFAULT')).toMatchObject({ status: 200 })
    expect(await send(strange)).toMatchObject({ status: 200 })
    expect(await send()).toMatchObject({ status: 200 })
    for (const refused of [await send(), await send(strange)]) expect(refused).toEqual(limited)
    await database.updateTable('delivery').set({ state: 'failed' }).where('customer', '=', id).execute()
    expect(await resend('DEFAULT')).toEqual(limited)
  })
})

it('says when it goes on, over REST and tRPC', async () => {
  await database
    .insertInto('other_recipient_hour')
    .values(await thisHourFull())
    .execute()
  const headers = { 'x-api-key': tokens.owner, 'content-type': 'application/json' }
  const body = { method: 'EMAIL', recipient: 'd@andre.example' }
  const rest = await fetch(`${kit.url}/porting/${customer}/poa/create`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  const trpc = await fetch(`${kit.url}/trpc/porting.poaCreate`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ json: { ...body, customerId: customer } }),
  })
  for (const answer of [rest, trpc]) {
    expect(answer.status).toBe(429)
    const wait = Number(answer.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(3600)
  }
})

async function thisHourFull() {
  const hour = new Date()
  hour.setUTCMinutes(0, 0, 0)
  return { customer, hour, sent: 3 }
}
