import { poaSendErrors as errors, type PortingStage, portingStages } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit({ otherRecipientsPerHour: 2 })
afterAll(() => kit.close())
const { companies, tokens } = await kit.addFamily()
const { customer } = companies
await kit.addOperator({ npEmail: 'np@nordkabel.example' })
const both = await kit.addOperator({
  _id: '01020',
  name: 'Øresund Tele A/S',
  fixedAuth: 'FAX',
  mvnoAuth: 'ICC_EMAIL',
  npEmail: 'np@oresund.example',
  npFax: '+4570101011',
})
const byIcc = await kit.addOperator({ _id: '01030', mvnoAuth: 'ICC', npEmail: 'np@x.example' })
const unreachable = await kit.addOperator({ _id: '01040' })
beforeEach(() => kit.database.deleteFrom('other_recipient_hour').execute())

const received = 'IN_POA_RECEIVED_FROM_CUSTOMER'

interface Prepared {
  operator?: string
  types?: ('SIP' | 'MVNO')[]
  stage?: PortingStage
  copy?: 'APPROVED' | 'RECEIVED' | 'REFUSED' | 'none'
}

async function prepared({
  operator = '01010',
  types = ['SIP'],
  stage = received,
  copy = 'APPROVED',
}: Prepared = {}) {
  const portings = await kit.addPortings(
    customer,
    types.map((type) => ({ operator, type })),
  )
  const signedCopy =
    copy === 'none' ? '' : await kit.addSignedPoa(customer, { operator, portings, state: copy })
  await kit.putAtStage(portings, stage)
  return { portings: portings as [string, ...string[]], signedCopy }
}

const stagesOf = async (ids: readonly string[]) => {
  const rows = await kit.database
    .selectFrom('porting')
    .select(['id', 'stage'])
    .where('id', 'in', ids)
    .execute()
  return ids.map((id) => rows.find((row) => row.id === id)?.stage)
}
const deliveriesOf = (ids: unknown) =>
  kit.database
    .selectFrom('delivery')
    .innerJoin('delivery_signed_copy', 'delivery_signed_copy.delivery', 'delivery.id')
    .selectAll('delivery')
    .select('signed_copy')
    .where('delivery.id', 'in', ids as string[])
    .orderBy('method')
    .execute()

describe.each(Object.entries(kit.transports))('porting.poaSend over %s', (_transport, call) => {
  const send = (_id: string, body: object = {}, token = tokens.admin) =>
    call({ operation: 'porting.poaSend', token, path: { _id }, body })
  const sent = async (id: string, body: object = {}) => {
    const { status, result } = await send(id, body)
    expect(status).toBe(200)
    return deliveriesOf((result as { deliveries: string[] }).deliveries)
  }

  it('400 bad_request: malformed porting id', async () => {
    expect(await send('zz')).toEqual({ status: 400, row: errors.portingIdMissing })
  })

  it.each(['viewer', 'manager', 'foreignReseller', 'foreignOwner'] as const)(
    '403 access_denied: %s',
    async (who) => {
      const { portings } = await prepared()
      for (const body of [{}, { recipient: 'x' }, { recipient: 'a@b.dk' }])
        expect(await send(portings[0], body, tokens[who])).toEqual(denied)
    },
  )

  it.each(['owner', 'reseller'] as const)('403 access_denied: %s without a recipient', async (who) => {
    const { portings } = await prepared()
    for (const body of [{}, { recipient: null }, { portings: 'x' }])
      expect(
        await send(portings[0], _transport === 'REST' && 'recipient' in body ? {} : body, tokens[who]),
      ).toEqual(denied)
    expect(await stagesOf(portings)).toEqual([received])
  })

  it('404 not_found to ADMIN', async () => {
    expect(await send('f'.repeat(24))).toEqual({ status: 404, row: errors.portingNotFound })
  })

  it.each(['', ' ', 'a@', 'a@b.dk, c@d.dk', 'Bo <a@b.dk>', '12', 'DEFAULT', 7, ['a@b.dk']])(
    '422 recipient: %j',
    async (recipient) => {
      const { portings } = await prepared()
      expect(await send(portings[0], { recipient })).toEqual({ status: 422, row: errors.recipientInvalid })
    },
  )

  it.each([
    ['none', 404, errors.documentsMissing],
    ['REFUSED', 404, errors.documentsMissing],
    ['RECEIVED', 409, errors.copyNotApproved],
  ] as const)('%s signed copy: %s documents', async (copy, status, row) => {
    const { portings } = await prepared({ copy })
    for (const body of [{}, { recipient: 'a@b.dk' }])
      expect(await send(portings[0], body)).toEqual({ status, row })
  })

  it.each(portingStages.filter((stage) => stage !== received))('403 stage: at %s', async (stage) => {
    const { portings } = await prepared({ stage })
    expect(await send(portings[0])).toEqual({ status: 403, row: errors.stageWrong })
    expect(await stagesOf(portings)).toEqual([stage])
  })

  it.each([
    ['a donor without an address for its method', unreachable, 'SIP'],
    ['a donor that goes by ICC alone', byIcc, 'MVNO'],
  ] as const)('422 recipient: %s', async (_title, operator, type) => {
    const { portings } = await prepared({ operator, types: [type] })
    const path = { _id: portings[0] }
    const answer = await call({ operation: 'porting.poaSend', token: tokens.admin, path, withDetails: true })
    const details = { operators: [operator], reason: 'no_address' }
    expect(answer).toEqual({ status: 422, row: errors.recipientInvalid, details })
    expect(await stagesOf(portings)).toEqual([received])
  })

  it('409 operator: the donor is another by now; 500 internal_error: one that is not in the registry', async () => {
    for (const [operator, row] of [
      [both, errors.donorChanged],
      ['09876', errors.donorUnknown],
    ] as const) {
      const { portings } = await prepared()
      const { number } = await kit.database
        .selectFrom('porting')
        .select('number')
        .where('id', '=', portings[0])
        .executeTakeFirstOrThrow()
      await kit.addNumberRange({ from: number, operator })
      expect(await send(portings[0])).toEqual({ status: row.code, row })
      expect(await stagesOf(portings)).toEqual([received])
    }
  })

  it('422 portings: malformed, and of another document', async () => {
    const [one, other] = [await prepared(), await prepared()]
    expect(await send(one.portings[0], { portings: 'x' })).toEqual({
      status: 422,
      row: errors.portingsInvalid,
    })
    expect(await send(one.portings[0], { portings: other.portings })).toEqual({
      status: 422,
      row: errors.portingsOfOtherDocuments,
    })
  })

  it('to the donor: all portings of the document go with it, and the letter is recorded', async () => {
    const { portings, signedCopy } = await prepared({ types: ['SIP', 'SIP', 'SIP'] })
    const deliveries = await sent(portings[1] ?? '')
    expect(await stagesOf(portings)).toEqual(portings.map(() => 'IN_POA_SENT'))
    const numbers = await kit.database
      .selectFrom('porting')
      .select('number')
      .where('id', 'in', portings)
      .execute()
    expect(deliveries).toMatchObject([
      {
        method: 'EMAIL',
        recipient: 'np@nordkabel.example',
        letter: 'DONOR',
        language: 'da',
        state: 'queued',
        return_by: null,
        signed_copy: signedCopy,
      },
    ])
    const facts = JSON.parse(deliveries[0]?.letter_facts ?? '') as { numbers: string[] }
    expect({ ...facts, numbers: facts.numbers.toSorted() }).toEqual({
      operator: '01010',
      donorName: 'Nordkabel A/S',
      ownerName: 'Smørrebrød & Søn A/S',
      portingCode: expect.stringMatching(/^X\d{10}$/) as string,
      numbers: numbers.map(({ number }) => number).toSorted(),
      numberCount: 3,
      toDonor: true,
    })
  })

  it('what was once on a copy with it, and has one of its own by now, is not sent', async () => {
    const [asked = '', own = ''] = await kit.addPortings(customer, [
      { operator: '01010' },
      { operator: '01010' },
    ])
    const common = await kit.addSignedPoa(customer, { operator: '01010', portings: [asked, own] })
    await kit.database
      .updateTable('signed_copy')
      .set({ received_at: new Date('2026-11-01') })
      .where('id', '=', common)
      .execute()
    await kit.addSignedPoa(customer, { operator: '01010', portings: [own] })
    await kit.putAtStage([asked, own], received)
    const { result } = await send(asked)
    const { deliveries, portings } = result as { deliveries: string[]; portings: string[] }
    expect((await deliveriesOf(deliveries)).map(({ signed_copy: copy }) => copy)).toEqual([common])
    expect(portings).toEqual([asked])
    expect(await stagesOf([asked, own])).toEqual(['IN_POA_SENT', received])
    expect((await sent(own)).map(({ signed_copy: copy }) => copy)).not.toContain(common)
  })

  it('by each of two methods once, each with its own numbers', async () => {
    const { portings } = await prepared({ operator: both, types: ['SIP', 'MVNO', 'SIP'] })
    const deliveries = await sent(portings[0])
    expect(await stagesOf(portings)).toEqual(portings.map(() => 'IN_POA_SENT'))
    const facts = deliveries.map((one) => JSON.parse(one.letter_facts ?? '') as { numberCount: number })
    expect(
      deliveries.map(({ method, recipient }, at) => [method, recipient, facts[at]?.numberCount]),
    ).toEqual([
      ['EMAIL', 'np@oresund.example', 1],
      ['FAX', '+4570101011', 2],
    ])
  })

  it('those of the document that go by ICC alone, or are elsewhere, stay where they are', async () => {
    const { portings } = await prepared({ operator: byIcc, types: ['SIP', 'MVNO', 'SIP'] })
    await kit.putAtStage(portings.slice(2), 'IN_CANCELLED')
    expect(await sent(portings[0])).toHaveLength(1)
    expect(await stagesOf(portings)).toEqual(['IN_POA_SENT', received, 'IN_CANCELLED'])
  })

  it('or none goes: one that was asked for is at another stage', async () => {
    const { portings } = await prepared({ types: ['SIP', 'SIP'] })
    await kit.putAtStage(portings.slice(1), 'IN_ORDERED')
    const answer = await send(portings[0], { portings: portings.slice(1) })
    expect(answer).toEqual({ status: 403, row: errors.stageWrong })
    expect(await stagesOf(portings)).toEqual([received, 'IN_ORDERED'])
  })

  it.each([
    ['a@b.dk', 'EMAIL', 'a@b.dk'],
    ['+4570305051', 'FAX', '+4570305051'],
    [' +4570305051', 'FAX', '+4570305051'],
  ] as const)('to %s: nothing moves, at any stage', async (recipient, method, stored) => {
    for (const stage of [received, 'IN_ORDERED'] as const) {
      const { portings } = await prepared({ stage, operator: unreachable })
      const { status, result } = await send(portings[0], { recipient }, tokens.owner)
      expect(status).toBe(200)
      expect(await deliveriesOf((result as { deliveries: string[] }).deliveries)).toMatchObject([
        {
          method,
          recipient: stored,
          other_recipient: 1,
          letter: 'DONOR',
          created_by: expect.any(String) as string,
        },
      ])
      expect(await stagesOf(portings)).toEqual([stage])
    }
  })

  it('429 rate_limited: too many to others; the donor is not counted', async () => {
    const { portings } = await prepared()
    for (const status of [200, 200, 429])
      expect((await send(portings[0], { recipient: 'a@b.dk' }, tokens.owner)).status).toBe(status)
    expect(await send(portings[0], { recipient: 'a@b.dk' })).toMatchObject({ row: errors.recipientsLimited })
    expect((await send(portings[0])).status).toBe(200)
  })

  it('of two at once one sends', async () => {
    const { portings, signedCopy } = await prepared()
    const answers = await Promise.all([send(portings[0]), send(portings[0])])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403])
    const { count } = await kit.database
      .selectFrom('delivery_signed_copy')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('signed_copy', '=', signedCopy)
      .executeTakeFirstOrThrow()
    expect(count).toBe(1)
  })
})
