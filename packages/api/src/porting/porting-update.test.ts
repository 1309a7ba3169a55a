import {
  accessDenied,
  type DocumentedError,
  type Porting,
  portingStages,
  portingUpdateErrors as errors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, type PortingFixture, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()
const { customer } = family.companies
const tokens = {
  ...family.tokens,
  noLogin: await kit.tokenFor('NO_LOGIN', customer),
  personal: await kit.tokenFor('PERSONAL', customer),
}
await kit.addOperator()
const unknown = 'f'.repeat(24)

let series = 70_100_000

async function newPorting(porting: Partial<PortingFixture> = {}, count = 1): Promise<string> {
  const numbers = Array.from({ length: count }, () => `+45${series++}`) as [string]
  const [id = ''] = await kit.addPortings(customer, [{ operator: '01010', numbers, ...porting }])
  return id
}

const bad: [string, object, DocumentedError][] = [
  ['422 number: letters', { number: 'ring' }, errors.numberInvalid],
  ['422 number: empty', { number: '' }, errors.numberInvalid],
  ['422 number: number', { number: 70305050 }, errors.numberInvalid],
  ['422 additionalNumbers: text', { additionalNumbers: '+4570305050' }, errors.additionalNumbersInvalid],
  ['422 additionalNumbers: one is none', { additionalNumbers: ['x'] }, errors.additionalNumbersInvalid],
  ['422 additionalNumbers: null within', { additionalNumbers: [null] }, errors.additionalNumbersInvalid],
  ['422 additionalNumbers: a number more', { additionalNumbers: ['+4570305050'] }, errors.numbersDiffer],
  ['422 additionalNumbers: another number', { number: '+4570305050' }, errors.numbersDiffer],
  ['422 donorSimNumber: 33 characters', { donorSimNumber: '8'.repeat(33) }, errors.donorSimNumberInvalid],
  ['422 donorSimNumber: number', { donorSimNumber: 8945 }, errors.donorSimNumberInvalid],
  ['422 donorSimNumber: glyph', { donorSimNumber: '八' }, errors.donorSimNumberInvalid],
  ['422 donorCustomerId: 201', { donorCustomerId: '8'.repeat(201) }, errors.donorCustomerIdInvalid],
  ['422 donorCustomerId: line feed', { donorCustomerId: 'a\nb' }, errors.donorCustomerIdInvalid],
  ['422 donorCustomerId: glyph', { donorCustomerId: 'محمد' }, errors.donorCustomerIdUnprintable],
  ['422 requestedDate: Danish', { requestedDate: '1.12.2026' }, errors.requestedDateInvalid],
  ['422 requestedDate: 30 February', { requestedDate: '2026-02-30' }, errors.requestedDateInvalid],
  ['422 requestedDate: no zone', { requestedDate: '2096-12-01T10:00:00' }, errors.requestedDateInvalid],
  ['422 requestedDate: year 0', { requestedDate: '0000-01-01' }, errors.requestedDateInvalid],
  [
    '422 requestedDate: before the century in UTC, which could not be sent back',
    { requestedDate: '2000-01-01T00:00:00+14:00' },
    errors.requestedDateInvalid,
  ],
  [
    '422 requestedDate: after the century in UTC',
    { requestedDate: '2099-12-31T23:59:59-01:00' },
    errors.requestedDateInvalid,
  ],
  ['422 requestedDate: number', { requestedDate: 1_796_083_200_000 }, errors.requestedDateInvalid],
  ['422 notify: text', { notify: 'a@b.dk' }, errors.notifyInvalid],
  ['422 notify: two in one', { notify: ['a@b.dk, c@d.dk'] }, errors.notifyInvalid],
  ['422 notify: injection', { notify: ['a@b.dk\r\nBcc: c@d.dk'] }, errors.notifyInvalid],
  ['422 notify: object', { notify: [{ address: 'a@b.dk' }] }, errors.notifyInvalid],
  ['422 notify: 21', { notify: Array.from({ length: 21 }, (_, n) => `a${n}@b.dk`) }, errors.notifyInvalid],
  ['first fault in the order of the table', { notify: 1, donorSimNumber: 1 }, errors.donorSimNumberInvalid],
]

const mayNot = [
  'noLogin',
  'personal',
  'resellersOwner',
  'foreignReseller',
  'resellerAdmin',
  'foreignOwner',
] as const
const may = ['viewer', 'manager', 'owner', 'reseller', 'admin'] as const

describe.each(Object.entries(kit.transports))(
  'porting.get and porting.update over %s',
  (_transport, call) => {
    const request =
      (operation: string) =>
      (portingId: string, body: unknown = {}, token = tokens.viewer) =>
        call({ operation: `porting.${operation}`, token, path: { _id: portingId }, body })
    const [get, update] = [request('get'), request('update')]
    const updated = async (id: string, body: object) => {
      const { status, result } = await update(id, body)
      expect(status).toBe(200)
      expect((await get(id)).result).toEqual(result)
      return result as Porting
    }

    it.each(bad)('%s', async (_title, body, row) => {
      expect(await update(await newPorting(), body)).toEqual({ status: row.code, row })
    })

    it.each([
      '',
      'zz',
      'a'.repeat(23),
      ' 1234567890abcdef12345678',
      '１２３４５６７８９０１２３４５６７８９０１２３４',
    ])('400 bad_request: malformed porting id %j, before the level is looked at', async (id) => {
      for (const operation of [get, update]) {
        // Without an id GET /porting is the list.
        if (operation === get && id === '' && _transport === 'REST') continue
        for (const token of [tokens.personal, tokens.admin])
          expect(await operation(id, {}, token)).toEqual({ status: 400, row: errors.portingIdMissing })
      }
    })

    it.each(mayNot)('403 access_denied: %s learns nothing about fields or existence', async (who) => {
      for (const id of [await newPorting(), unknown]) {
        expect(await get(id, {}, tokens[who])).toEqual(denied)
        for (const body of [{}, { notify: 'x' }]) expect(await update(id, body, tokens[who])).toEqual(denied)
      }
    })

    it.each(may)('%s may', async (who) => {
      const id = await newPorting()
      expect(await get(id.toUpperCase(), {}, tokens[who])).toMatchObject({ status: 200, result: { _id: id } })
      expect((await update(id, { notify: [`${who}@b.dk`] }, tokens[who])).status).toBe(200)
    })

    it('404 not_found to ADMIN, after the fields; 403 to everybody else', async () => {
      expect(await get(unknown, {}, tokens.admin)).toEqual({ status: 404, row: errors.portingNotFound })
      expect(await update(unknown, {}, tokens.admin)).toEqual({ status: 404, row: errors.portingNotFound })
      expect(await update(unknown, { notify: 1 }, tokens.admin)).toEqual({
        status: 422,
        row: errors.notifyInvalid,
      })
      expect(await update(unknown, {}, tokens.viewer)).toEqual(denied)
    })

    it('400: a body that is a list', async () => {
      expect(await update(await newPorting(), [])).toMatchObject({ status: 400 })
    })

    it('sets and unsets; what is left out or null stays, unknown properties are ignored', async () => {
      const id = await newPorting({ type: 'MVNO', donorSimNumber: '8945020000011223344F' })
      const facts = {
        donorSimNumber: '89450200000112233449',
        donorCustomerId: 'K-17 Ærø',
        requestedDate: '2096-12-01T09:30:00+01:00',
        notify: [' aase@kunde.example '],
      }
      const set = await updated(id, {
        ...facts,
        donorCustomerId: ` ${facts.donorCustomerId} `,
        operator: '09999',
      })
      const present = { ...facts, requestedDate: '2096-12-01T08:30:00.000Z', notify: ['aase@kunde.example'] }
      expect(set).toMatchObject({ ...present, operator: '01010' })
      expect(await updated(id, {})).toEqual(set)
      const nulls = {
        number: null,
        additionalNumbers: null,
        donorSimNumber: null,
        donorCustomerId: null,
        requestedDate: null,
        notify: null,
      }
      expect(await updated(id, nulls)).toEqual(set)
      expect(await updated(id, { requestedDate: '2096-12-24' })).toMatchObject({
        requestedDate: '2096-12-24T00:00:00.000Z',
      })
      const bare = await updated(id, {
        donorSimNumber: '',
        donorCustomerId: ' ',
        requestedDate: '',
        notify: [],
      })
      expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['donorSimNumber']))
      expect([bare.donorCustomerId, bare.requestedDate, bare.notify]).toEqual([undefined, undefined, []])
    })

    it('422 requestedDate: past; 422 donorSimNumber: of a SIP porting; what was so already may stay', async () => {
      const id = await newPorting()
      const past = { requestedDate: '2026-01-01T00:00:00.000Z' }
      expect(await update(id, past)).toEqual({ status: 422, row: errors.requestedDatePast })
      const sim = { donorSimNumber: '8945020000011223344' }
      expect(await update(id, sim)).toEqual({ status: 422, row: errors.donorSimNumberOfSip })
      const columns = { requested_date: new Date(past.requestedDate), donor_sim_number: sim.donorSimNumber }
      await kit.database.updateTable('porting').set(columns).where('id', '=', id).execute()
      expect(await updated(id, { ...past, ...sim })).toMatchObject({ ...past, ...sim })
    })

    it('another main number, another order, and no other numbers', async () => {
      const id = await newPorting({}, 3)
      const { number: a, additionalNumbers } = (await get(id)).result as Porting
      const [b = '', c = ''] = additionalNumbers
      const numbers = ({ number, additionalNumbers: others }: Porting) => [number, ...others]
      expect(numbers(await updated(id, { number: b }))).toEqual([b, a, c])
      expect(numbers(await updated(id, { additionalNumbers: [c, a] }))).toEqual([b, c, a])
      expect(
        numbers(await updated(id, { number: c.replace('+45', '0045'), additionalNumbers: [a, b] })),
      ).toEqual([c, a, b])
      for (const wrong of [
        { additionalNumbers: [a] },
        { additionalNumbers: [a, a] },
        { additionalNumbers: [a, b, b] },
        { additionalNumbers: [a, c] },
        { number: a, additionalNumbers: [a, b] },
        { number: '+4599999999' },
        { additionalNumbers: [] },
      ])
        expect(await update(id, wrong)).toEqual({ status: 422, row: errors.numbersDiffer })
      expect(numbers((await get(id)).result as Porting)).toEqual([c, a, b])
    })

    it.each(portingStages)(
      '%s: facts until it is ordered, whom to notify and the whole object always',
      async (stage) => {
        const id = await newPorting({ type: 'MVNO', donorCustomerId: 'K-1' }, 2)
        await updated(id, { requestedDate: '2096-12-01', notify: ['a@b.dk'] })
        await kit.database.updateTable('porting').set({ stage }).where('id', '=', id).execute()
        const whole = (await get(id)).result as Porting
        expect(await updated(id, whole)).toEqual(whole)
        expect(await updated(id, { ...whole, notify: ['c@d.dk'] })).toEqual({
          ...whole,
          notify: ['c@d.dk'],
          version: whole.version + 1,
        })
        const isLate = ['IN_ORDERED', 'IN_CONFIRMED', 'IN_COMPLETED', 'IN_CANCELLED'].includes(stage)
        const before = (await get(id)).result
        const answers = []
        for (const fact of [
          { donorCustomerId: 'K-2' },
          { donorSimNumber: '8945' },
          { requestedDate: '' },
          { number: whole.additionalNumbers[0] },
          { notify: [], donorCustomerId: 'K-3' },
        ])
          answers.push(await update(id, fact))
        const after = (await get(id)).result
        const rows = answers.map(({ row }) => row)
        expect(rows).toEqual(rows.map(() => (isLate ? errors.stageWrong : undefined)))
        expect(JSON.stringify(after) === JSON.stringify(before)).toBe(isLate)
      },
    )

    it('of two that re-pick the main number at once, both are answered and no number is lost', async () => {
      const id = await newPorting({}, 5)
      const { number, additionalNumbers } = (await get(id)).result as Porting
      const all = [number, ...additionalNumbers]
      const answers = await Promise.all(all.map((one) => update(id, { number: one })))
      expect(answers.map(({ status }) => status)).toEqual(all.map(() => 200))
      const after = (await get(id)).result as Porting
      expect([after.number, ...after.additionalNumbers].toSorted()).toEqual(all)
    })
  },
)

describe('over REST', () => {
  it('an empty text in a body unsets; 400 for a body that is no JSON, after the access check', async () => {
    const id = await newPorting()
    const post = (body: string, token = tokens.viewer) =>
      fetch(`${kit.url}/porting/${id}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}` },
      })
    await post('{"requestedDate":"2096-12-01"}')
    expect(await (await post('{"requestedDate":""}')).json()).not.toHaveProperty('requestedDate')
    expect(await (await post('{')).json()).toEqual({ success: false, ...transportErrors.bodyNotJson })
    expect(await (await post('{', tokens.foreignOwner)).json()).toEqual({ success: false, ...accessDenied })
  })

  it('400 bad_request: a POST without an id', async () => {
    for (const path of ['/porting', '/porting/'])
      expect(
        await (
          await fetch(kit.url + path, {
            method: 'POST',
            headers: { authorization: `Bearer ${tokens.admin}` },
          })
        ).json(),
      ).toEqual({ success: false, ...errors.portingIdMissing })
  })
})
