import { poaCreateErrors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

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
// Known from now on: only what goes to a contact's address for the first time is counted.
await kit.addDelivery(customer, { recipient: 'kontakt@kunde.example' })
beforeEach(() => database.deleteFrom('other_recipient_hour').execute())

const limited = { status: 429, row: poaCreateErrors.recipientsLimited }
const counted = () =>
  database
    .selectFrom('other_recipient_hour')
    .select(['sent', 'refused'])
    .where('customer', '=', customer)
    .execute()

describe.each(Object.entries(kit.wires))('recipients other than the contact over %s', (_wire, call) => {
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

  it('429 rate_limited: a contact that is changed again and again', async () => {
    const one = await kit.addCustomer({ parentReseller: kit.reseller })
    await kit.addPortings(one, [{ operator: '01010' }])
    const contact = await kit.addEmployee(one, 'OWNER', { primary_of: one, email_address: 'x@y.example' })
    const createFor = async (name: string) => {
      await database
        .updateTable('employee')
        .set({ email_address: `${name}@fremmed.example` })
        .where('id', '=', contact)
        .execute()
      return create(undefined, one, tokens.admin)
    }
    for (const name of ['a', 'a', 'b', 'b', 'c', 'c']) expect((await createFor(name)).status).toBe(200)
    expect(await createFor('d')).toEqual(limited)
    expect((await createFor('a')).status).toBe(200)
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
})

it('says when it goes on, on both doors', async () => {
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
