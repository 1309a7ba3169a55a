import {
  mvnoDeleteErrors,
  poaReleaseErrors,
  portingUpdateErrors,
  sipUpdateErrors,
  storedFactErrors,
  versionErrors,
  voiceAccountErrors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { notValid, startTestKit, unprintable } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer, foreign } = companies
const { database } = kit
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
await kit.addOperator({ _id: '01050', name: 'Nord\u200bkabel' })
await kit.addNumberRange({ from: '+4533000000', to: '+4533999999', operator: '01010' })
await kit.addNumberRange({ from: '+4570900000', to: '+4570900009', operator: '09998' })
await kit.addNumberRange({ from: '+4570900010', to: '+4570900019', operator: '09999' })

let next = 33_100_000
/** That many consecutive fresh numbers of donor 01010. */
const fresh = (count: number) => Array.from({ length: count }, () => `+45${next++}`)
const seriesOf = (numbers: string[]) => `${numbers[0]}-${numbers.at(-1)}`
const firstTen = (numbers: string[]) => ({ numbers: numbers.slice(0, 10), count: numbers.length })
const setStage = (id: string | undefined, stage: 'IN_CONFIRMED' | 'IN_POA_SENT' | 'IN_ORDERED') =>
  database
    .updateTable('porting')
    .set({ stage })
    .where('id', '=', id ?? '')
    .execute()
beforeEach(() => kit.log.splice(0))

describe.each(Object.entries(kit.transports))('details over %s', (_transport, call) => {
  const refusal = (operation: string, body: object, path?: object, token = tokens.owner) =>
    call({ operation, token, body, withDetails: true, ...(path && { path: { ...path } }) })
  const sip = (numbers: unknown[], token = tokens.owner) =>
    refusal('sipAccount.create', { customer, name: 'x', numbers }, undefined, token)
  const created = async (numbers: string[]) => {
    const { result } = await sip(numbers)
    return result as { _id: string; portings: { _id: string; number: string }[] }
  }

  it('409 number: which of 10,000 are on an account already, whoever’s, and not whose', async () => {
    const all = fresh(10_000)
    const taken = [...all.slice(1_990, 2_002), ...all.slice(9_000, 9_005)]
    for (const number of taken.slice(0, 12)) await kit.addAccount(foreign, 'SIP', number)
    for (const number of taken.slice(12)) await kit.addAccount(customer, 'MVNO', number)
    const thousands = Array.from({ length: 10 }, (_, index) =>
      seriesOf(all.slice(index * 1_000, index * 1_000 + 1_000)),
    )
    const answer = await sip(thousands)
    expect(answer).toEqual({ status: 409, row: voiceAccountErrors.numberTaken, details: firstTen(taken) })
    expect(JSON.stringify(answer)).not.toContain(foreign)
  })

  it('409 number: which are in porting already, not those that the call itself would have put there', async () => {
    const [all, row] = [fresh(1_200), voiceAccountErrors.numberInPorting]
    // Behind the first thousand, which are written before the others are refused.
    const inPorting = all.slice(1_100, 1_112)
    await kit.addPortings(
      foreign,
      inPorting.map((number) => ({ operator: '01010', numbers: [number] })),
    )
    await database.deleteFrom('voice_account_number').where('number', 'in', inPorting).execute()
    const halves = [seriesOf(all.slice(0, 600)), seriesOf(all.slice(600))]
    expect(await sip(halves)).toEqual({ status: 409, row, details: firstTen(inPorting) })
  })

  it('422 number: which numbers nobody holds', async () => {
    const [known = ''] = fresh(1)
    const row = voiceAccountErrors.numberUnknown
    const details = { numbers: ['+4571000000', '+4571000001'], count: 2 }
    expect(await sip(['71000000-01', known])).toEqual({ status: 422, row, details })
  })

  it('422 operator: which numbers’ operators are not in the registry, and which operators', async () => {
    const numbers = ['+4570900005', '+4570900015']
    const details = { numbers, count: 2, operators: ['09998', '09999'] }
    expect(await sip([...fresh(2), ...numbers])).toEqual({
      status: 422,
      row: voiceAccountErrors.operatorUnknown,
      details,
    })
  })

  it('422 numbers: which entry, and which character of it', async () => {
    const details = { index: 1, value: '3325417O', character: { code: 'U+004F', index: 7 } }
    expect(await sip(['33254170', '3325417O'])).toMatchObject({ status: 422, details })
  })

  it('403, 409: which portings are at which stage', async () => {
    const [[a = '', b = ''], [c = '', d = '']] = [fresh(2), fresh(2)]
    const { _id, portings } = await created([seriesOf([a, b]), c, d])
    const [series, one, other] = portings
    await setStage(one?._id, 'IN_CONFIRMED')
    await setStage(other?._id, 'IN_CONFIRMED')
    await setStage(series?._id, 'IN_POA_SENT')
    const stuck = [one, other].map((porting) => ({ ...pick(porting), stage: 'IN_CONFIRMED' }))
    expect(await refusal('sipAccount.update', { removeNumbers: [c, d] }, { _id })).toEqual({
      status: 403,
      row: mvnoDeleteErrors.portingNotCancellable,
      details: { portings: stuck, count: 2 },
    })
    expect(await refusal('sipAccount.update', { removeNumbers: [b, c] }, { _id })).toEqual({
      status: 409,
      row: sipUpdateErrors.portingTooFar,
      details: { portings: [{ ...pick(series), stage: 'IN_POA_SENT' }], count: 1 },
    })
  })

  it('403 stage: at which stage the porting is, and which fields may not change', async () => {
    const { portings } = await created(fresh(1))
    const [porting] = portings
    await setStage(porting?._id, 'IN_ORDERED')
    const body = { donorCustomerId: 'K-1', requestedDate: '2090-01-02', notify: ['a@b.dk'] }
    expect(await refusal('porting.update', body, { _id: porting?._id })).toEqual({
      status: 403,
      row: portingUpdateErrors.stageWrong,
      details: {
        portings: [{ ...pick(porting), stage: 'IN_ORDERED' }],
        count: 1,
        fields: ['donorCustomerId', 'requestedDate'],
      },
    })
  })

  it('422 additionalNumbers: which numbers are missing, foreign or given twice', async () => {
    const [a = '', b = '', c = ''] = fresh(3)
    const { portings } = await created([seriesOf([a, b, c])])
    const update = (additionalNumbers: string[]) =>
      refusal('porting.update', { additionalNumbers }, { _id: portings[0]?._id })
    const row = portingUpdateErrors.numbersDiffer
    expect(await update([b])).toEqual({ status: 422, row, details: firstTen([c]) })
    expect(await update([b, '70305050'])).toEqual({ status: 422, row, details: firstTen(['+4570305050', c]) })
    expect(await update([b, c, c])).toEqual({ status: 422, row, details: firstTen([c]) })
    expect(await update([b, c, a])).toEqual({ status: 422, row, details: firstTen([a]) })
    expect(await update([c, b])).toMatchObject({ status: 200 })
  })

  it('409 version: which version it has', async () => {
    const { _id } = await created([])
    expect(await refusal('sipAccount.update', { name: 'y', version: 7 }, { _id })).toEqual({
      status: 409,
      row: versionErrors.changedMeanwhile,
      details: { version: 1 },
    })
  })

  it('422: which character of a text, or how long it may be', async () => {
    const customerOf = (name: string) => refusal('customer.create', { name }, undefined, tokens.admin)
    const character = { code: 'U+00AD', name: 'SOFT HYPHEN', index: 3 }
    expect(await customerOf('Ærø\u00ad ApS')).toEqual({
      status: 422,
      row: unprintable('name'),
      details: { character },
    })
    const details = { longest: 200 }
    expect(await customerOf('x'.repeat(201))).toEqual({ status: 422, row: notValid('name'), details })
  })

  it('422 recipient: that there is no address, or which character is refused', async () => {
    const bare = await kit.addCustomer()
    await kit.addPortings(bare, [{ operator: '01010' }])
    const create = (recipient: string) =>
      refusal('porting.poaCreate', { method: 'FAX', recipient }, { customerId: bare }, tokens.admin)
    expect(await create('DEFAULT')).toMatchObject({ status: 422, details: { reason: 'no_address' } })
    const character = { code: 'U+2060', name: 'WORD JOINER', index: 8 }
    expect(await create('70305051\u2060')).toMatchObject({ status: 422, details: { character } })
    const deliveryId = await kit.addDelivery(bare, { state: 'sent', method: 'FAX' })
    const resend = { recipient: '70305051\u2060' }
    expect(await refusal('porting.poaResend', resend, { deliveryId }, tokens.admin)).toMatchObject({
      status: 422,
      details: { character },
    })
    expect(await refusal('porting.poaRelease', { arrived: true }, { deliveryId }, tokens.admin)).toEqual({
      status: 409,
      row: poaReleaseErrors.isNotUnknown,
      details: { state: 'sent' },
    })
  })

  it('422: which character of a stored text, and of which operator or number', async () => {
    const made = async (facts: object, porting: object) => {
      const customerId = await kit.addCustomer(facts)
      await kit.addPortings(customerId, [{ operator: '01010' }, { operator: '01020', ...porting }])
      return refusal('porting.poaCreate', {}, { customerId }, tokens.admin)
    }
    const blank = (index: number) => ({ character: { code: 'U+200B', name: 'ZERO WIDTH SPACE', index } })
    expect(await made({ address: 'Havnegade\n1\u200b' }, {})).toEqual({
      status: 422,
      row: storedFactErrors['address unprintable'],
      details: blank(11),
    })
    expect(await made({}, { operator: '01050' })).toEqual({
      status: 422,
      row: storedFactErrors['operator unprintable'],
      details: { ...blank(4), operators: ['01050'] },
    })
    const [number = ''] = fresh(1)
    expect(await made({}, { numbers: [number], donorCustomerId: 'K-\u200b17' })).toEqual({
      status: 422,
      row: storedFactErrors['donorCustomerId unprintable'],
      details: { ...blank(2), ...firstTen([number]) },
    })
  })

  it('nothing of them is logged, and a refusal for want of rights says nothing more', async () => {
    await sip(['71000000'])
    const answer = await sip(['71000000'], tokens.foreignOwner)
    expect(answer.status).toBe(403)
    expect(answer.details).toBeUndefined()
    expect(JSON.stringify(kit.log)).not.toMatch(/71000000|details/)
  })
})

it('an import says of each faulty line what its row leaves open', async () => {
  const range = (from: string, to?: string) => ({ from, to, operator: '01010' })
  const ranges = [
    range('34000000', '34000009'),
    range('34000010\u00ad'),
    range('34000029', '34000020'),
    range('x'),
    range('34000000', '34000009'),
  ]
  const body = { ranges: [...ranges, { ...range('34000030'), operator: '1' }] }
  const { faults } = await kit.transports.tRPC({
    operation: 'number.import',
    token: tokens.admin,
    body,
    withDetails: true,
  })
  expect(faults?.map(({ line, message, details }) => [line, message, details])).toEqual([
    [2, 'from', { character: { code: 'U+00AD', name: 'SOFT HYPHEN', index: 8 } }],
    [3, 'to', { numbers: ['+4534000029', '+4534000020'] }],
    [4, 'from', { character: { code: 'U+0078', index: 0 } }],
    [5, 'from', { line: 1 }],
    [6, 'operator', undefined],
  ])
})

it('stand in problem details, too', async () => {
  const response = await fetch(`${kit.url}/dk/number/info/3325417O`, {
    headers: { authorization: `Bearer ${tokens.viewer}`, accept: 'application/problem+json' },
  })
  const character = { code: 'U+004F', index: 7 }
  expect(await response.json()).toMatchObject({
    type: 'about:blank',
    status: 422,
    message: 'id',
    details: { character },
  })
})

function pick(porting: { _id: string; number: string } | undefined) {
  return { _id: porting?._id, number: porting?.number }
}
