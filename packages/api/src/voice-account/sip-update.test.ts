import { insertPortings, insertVoiceAccountNumbers, insertVoiceAccounts } from '@telecomx/database/testing'
import { type Porting, type PortingStage, sipUpdateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, notValid, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
const { database } = kit
await kit.addOperator({ _id: '01010' })
await kit.addNumberRange({ from: '+4570100000', to: '+4570199999', operator: '01010' })
await kit.addNumberRange({ from: '+4570900000', to: '+4570999999', operator: '09999' })

interface Account {
  _id: string
  name: string
  numbers: string[]
  portings: Porting[]
}

let next = 70_100_000
const fresh = (count = 1) => Array.from({ length: count }, () => `+45${next++}`)

/** An account with one porting of these numbers in that stage, and its id. */
async function accountWith(
  stage: PortingStage,
  numbers: string[],
): Promise<{ _id: string; porting: string }> {
  const [_id, porting] = [newId(), newId()]
  await insertVoiceAccounts(database, [{ id: _id, customer, type: 'SIP', name: 'Gammel', state: 'ACTIVE' }])
  await insertVoiceAccountNumbers(
    database,
    numbers.map((number) => ({ number, voice_account: _id })),
  )
  await insertPortings(database, [
    {
      id: porting,
      customer,
      voice_account: _id,
      operator: '01010',
      number_type: 'SIP',
      numbers: numbers as [string],
    },
  ])
  await database.updateTable('porting').set({ stage }).where('id', '=', porting).execute()
  if (stage === 'IN_COMPLETED' || stage === 'IN_CANCELLED')
    await database.deleteFrom('open_porting_number').where('porting', '=', porting).execute()
  return { _id, porting }
}

/** All that is stored of a porting. */
async function storedPorting(id: string) {
  const porting = await database
    .selectFrom('porting')
    .select(['stage', 'version', 'number', 'additional_numbers as additional'])
    .select('stage_message as message')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const history = await database
    .selectFrom('porting_stage')
    .select(['version', 'stage', 'message', 'employee'])
    .where('porting', '=', id)
    .orderBy('version')
    .execute()
  const open = await database
    .selectFrom('open_porting_number')
    .select('number')
    .where('porting', '=', id)
    .orderBy('number')
    .execute()
  return { ...porting, history, open: open.map((row) => row.number) }
}

const numbersOf = async (account: string) => {
  const rows = await database
    .selectFrom('voice_account_number')
    .select('number')
    .where('voice_account', '=', account)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.number)
}

const reducible = [
  'IN_CREATED',
  'IN_AWAITING_POA_FROM_CUSTOMER',
  'IN_POA_RECEIVED_FROM_CUSTOMER',
] as const satisfies PortingStage[]
const sent = [
  'IN_POA_SENT',
  'IN_ORDERED',
  'IN_REJECTED',
  'IN_DONOR_CONTACTED',
] as const satisfies PortingStage[]

describe.each(Object.entries(kit.transports))('sipAccount.update over %s', (_transport, call) => {
  const update = (_id: string | undefined, body: object, token = tokens.owner) =>
    call({ operation: 'sipAccount.update', token, path: { _id }, body })

  it('gives the account another list: new numbers come with portings, others go, kept ones stay', async () => {
    const [kept = '', gone = '', added = ''] = fresh(3)
    const { _id, porting } = await accountWith('IN_CREATED', [kept])
    const { porting: other } = await accountWith('IN_CREATED', [gone])
    await database
      .updateTable('voice_account_number')
      .set({ voice_account: _id })
      .where('number', '=', gone)
      .execute()
    await database.updateTable('porting').set({ voice_account: _id }).where('id', '=', other).execute()
    const answer = await update(_id, { numbers: [added, kept] })
    expect(answer).toMatchObject({
      status: 200,
      result: { _id, customer, type: 'SIP', name: 'Gammel', numbers: [kept, added] },
    })
    expect((answer.result as Account).portings).toMatchObject([
      { number: added, additionalNumbers: [], voiceAccount: _id, status: { stage: 'IN_CREATED' } },
    ])
    expect(await numbersOf(_id)).toEqual([kept, added])
    expect(await storedPorting(porting)).toMatchObject({ stage: 'IN_CREATED', version: 1, open: [kept] })
    expect(await storedPorting(other)).toMatchObject({ stage: 'IN_CANCELLED', version: 2, open: [] })
  })

  it('a name alone renames, and leaves numbers and portings alone', async () => {
    const numbers = fresh(2)
    const { _id, porting } = await accountWith('IN_CONFIRMED', numbers)
    for (const body of [{ name: ' Ny  ' }, { name: null, numbers: null }, {}])
      expect(await update(_id, body)).toEqual({
        status: 200,
        result: { _id, customer, type: 'SIP', name: 'Ny', numbers, version: 2, portings: [] },
      })
    expect(await storedPorting(porting)).toMatchObject({ version: 1, open: numbers })
  })

  it('addNumbers and removeNumbers change what they name and leave the rest', async () => {
    const [a = '', b = '', c = '', d = ''] = fresh(4)
    const { _id, porting } = await accountWith('IN_CREATED', [a, b])
    const added = await update(_id, { addNumbers: [`${c}-${d}`] })
    expect(added).toMatchObject({
      status: 200,
      result: { numbers: [a, b, c, d], portings: [{ number: c, additionalNumbers: [d] }], version: 2 },
    })
    const removed = await update(_id, { removeNumbers: [b, c], name: 'Ny' })
    expect(removed.result).toMatchObject({ name: 'Ny', numbers: [a, d], portings: [], version: 3 })
    expect(await storedPorting(porting)).toMatchObject({ number: a, additional: null, open: [a] })
    const both = await update(_id, { addNumbers: [b], removeNumbers: [`${c}-${d}`] })
    expect(both.result).toMatchObject({ numbers: [a, b], portings: [{ number: b }], version: 4 })
  })

  it('adding what is there and removing what is not is no change', async () => {
    const [a = '', b = '', c = ''] = fresh(3)
    const { _id, porting } = await accountWith('IN_ORDERED', [a, b])
    for (const body of [
      { addNumbers: [`${a}-${b}`] },
      { removeNumbers: [c] },
      { addNumbers: [a], removeNumbers: [c] },
      { addNumbers: [], removeNumbers: [] },
      { numbers: null, addNumbers: null, removeNumbers: null },
    ])
      expect(await update(_id, body)).toMatchObject({
        status: 200,
        result: { numbers: [a, b], portings: [], version: 1 },
      })
    expect(await storedPorting(porting)).toMatchObject({ stage: 'IN_ORDERED', version: 1 })
  })

  it('addNumbers and removeNumbers are all or nothing', async () => {
    const [a = '', b = '', c = '', taken = ''] = fresh(4)
    const { _id } = await accountWith('IN_ORDERED', [a, b])
    await accountWith('IN_CREATED', [taken])
    expect(await update(_id, { addNumbers: [c, taken] })).toEqual({ status: 409, row: errors.numberTaken })
    expect(await update(_id, { addNumbers: [c], removeNumbers: [b] })).toEqual({
      status: 409,
      row: errors.portingTooFar,
    })
    expect(await update(_id, {})).toMatchObject({ result: { numbers: [a, b], version: 1 } })
  })

  it.each(['addNumbers', 'removeNumbers'])('422 %s: the rows of a list under its name', async (field) => {
    const { _id } = await accountWith('IN_CREATED', fresh())
    const { entryInvalid, seriesUneven, seriesReversed, seriesTooLong, tooManyNumbers } = errors
    for (const [list, row] of [
      [['ring'], entryInvalid],
      [['+4570100000-+457010001'], seriesUneven],
      [['+4570100001-+4570100000'], seriesReversed],
      [['+4570100000-+4570101000'], seriesTooLong],
      [Array<string>(10_001).fill('70100000'), tooManyNumbers],
      ['70100000', notValid(field)],
    ] as const)
      expect(await update(_id, { [field]: list })).toEqual({ status: 422, row: { ...row, message: field } })
  })

  it('of a series only what is new makes a porting', async () => {
    const [a = '', b = '', c = ''] = fresh(3)
    const { _id, porting } = await accountWith('IN_ORDERED', [b])
    const answer = await update(_id, { numbers: [`${a}-${c}`] })
    expect(answer.result).toMatchObject({
      numbers: [a, b, c],
      portings: [{ number: a, additionalNumbers: [c] }],
    })
    expect(await storedPorting(porting)).toMatchObject({ stage: 'IN_ORDERED', version: 1 })
  })

  it.each([...reducible, ...sent])('%s: a porting that loses all its numbers is cancelled', async (stage) => {
    const numbers = fresh(2)
    const { _id, porting } = await accountWith(stage, numbers)
    expect(await update(_id, { numbers: [] })).toMatchObject({ status: 200, result: { numbers: [] } })
    expect(await numbersOf(_id)).toEqual([])
    expect(await storedPorting(porting)).toEqual({
      stage: 'IN_CANCELLED',
      version: 2,
      number: numbers[0],
      additional: JSON.stringify(numbers.slice(1)),
      message: 'Number taken off the account',
      open: [],
      history: [
        { version: 1, stage: 'IN_CREATED', message: null, employee: null },
        {
          version: 2,
          stage: 'IN_CANCELLED',
          message: 'Number taken off the account',
          employee: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        },
      ],
    })
  })

  it.each(reducible)('%s: a porting that loses some numbers goes on with the others', async (stage) => {
    const [a = '', b = '', c = '', d = ''] = fresh(4)
    const { _id, porting } = await accountWith(stage, [a, d, c, b])
    expect(await update(_id, { numbers: [c, b] })).toMatchObject({ status: 200 })
    expect(await storedPorting(porting)).toMatchObject({
      stage,
      version: 2,
      number: b,
      additional: JSON.stringify([c]),
      open: [b, c],
      history: [{ version: 1 }, { version: 2, stage, message: 'Number taken off the account' }],
    })
    expect(await update(_id, { numbers: [c] })).toMatchObject({ status: 200 })
    expect(await storedPorting(porting)).toMatchObject({ version: 3, number: c, additional: null, open: [c] })
  })

  it.each([...sent, 'IN_CONFIRMED'] as const)('409 numbers: %s, and some numbers stay', async (stage) => {
    const [a = '', b = '', added = ''] = fresh(3)
    const { _id, porting } = await accountWith(stage, [a, b])
    const before = await storedPorting(porting)
    expect(await update(_id, { name: 'Ny', numbers: [b, added] })).toEqual({
      status: 409,
      row: errors.portingTooFar,
    })
    expect(await storedPorting(porting)).toEqual(before)
    expect(await numbersOf(_id)).toEqual([a, b])
    expect(await update(_id, {})).toMatchObject({ result: { name: 'Gammel' } })
  })

  it('403 access_denied: IN_CONFIRMED cannot be cancelled, and nothing changes', async () => {
    const [a = '', added = ''] = fresh(2)
    const { _id, porting } = await accountWith('IN_CONFIRMED', [a])
    const before = await storedPorting(porting)
    expect(await update(_id, { numbers: [added] })).toEqual({
      status: 403,
      row: errors.portingNotCancellable,
    })
    expect(await storedPorting(porting)).toEqual(before)
    expect(await numbersOf(_id)).toEqual([a])
  })

  it.each(['IN_COMPLETED', 'IN_CANCELLED'] as const)(
    '%s: the porting does not matter, and a number put back is judged by the number table',
    async (stage) => {
      const [a = ''] = fresh()
      const { _id, porting } = await accountWith(stage, [a])
      const before = await storedPorting(porting)
      expect(await update(_id, { numbers: [] })).toMatchObject({ status: 200 })
      const again = await update(_id, { numbers: [a] })
      expect(again.result).toMatchObject({ portings: [{ number: a, operator: '01010' }] })
      expect(await storedPorting(porting)).toEqual(before)
    },
  )

  it('documents of a cancelled porting stay linked to it', async () => {
    const { _id, porting } = await accountWith('IN_CREATED', fresh())
    const body = { customerId: customer }
    await call({ operation: 'porting.poaCreate', token: tokens.admin, path: body })
    await update(_id, { numbers: [] })
    const links = await database
      .selectFrom('poa_document_porting')
      .selectAll()
      .where('porting', '=', porting)
      .execute()
    expect(links).toHaveLength(1)
    expect(await storedPorting(porting)).toMatchObject({ stage: 'IN_CANCELLED', version: 3 })
  })

  it.each<[string, object, object]>([
    ['404 name: blank', { name: ' ', numbers: 7 }, errors.nameMissing],
    ['422 numbers: no number', { numbers: ['ring'] }, errors.entryInvalid],
    ['422 numbers: uneven', { numbers: ['+4570100000-+457010001'] }, errors.seriesUneven],
    ['422 numbers: reversed', { numbers: ['+4570100001-+4570100000'] }, errors.seriesReversed],
    ['422 numbers: 1001 in a series', { numbers: ['+4570100000-+4570101000'] }, errors.seriesTooLong],
    ['422 numbers: beside numbers to add', { numbers: [], addNumbers: [] }, errors.numbersWithOthers],
    ['422 numbers: beside numbers to remove', { numbers: [], removeNumbers: [] }, errors.numbersWithOthers],
    [
      '422 removeNumbers: added, too',
      { addNumbers: ['+4570100000-+4570100005'], removeNumbers: ['70100005'] },
      errors.addedAndRemoved,
    ],
    [
      '422 addNumbers: first fault in the order of the page',
      { addNumbers: 1, version: 0 },
      notValid('addNumbers'),
    ],
    ['422 numbers: 10001', { numbers: Array<string>(10_001).fill('70100000') }, errors.tooManyNumbers],
    ['422 number: in no range', { numbers: ['+4571000000'] }, errors.numberUnknown],
    ['422 operator: not in the registry', { numbers: ['+4570900000'] }, errors.operatorUnknown],
  ])('%s', async (_title, body, row) => {
    const { _id, porting } = await accountWith('IN_CREATED', fresh())
    expect(await update(_id, body)).toEqual({ status: (row as { code: number }).code, row })
    expect(await storedPorting(porting)).toMatchObject({ stage: 'IN_CREATED', version: 1 })
  })

  it('409 number: on another account, or in porting', async () => {
    const [a = '', b = '', c = ''] = fresh(3)
    const { _id } = await accountWith('IN_CREATED', [a])
    const { _id: other } = await accountWith('IN_CREATED', [b])
    expect(await update(_id, { numbers: [b] })).toEqual({ status: 409, row: errors.numberTaken })
    await accountWith('IN_CREATED', [c])
    await database.deleteFrom('voice_account_number').where('number', '=', c).execute()
    expect(await update(_id, { numbers: [c] })).toEqual({ status: 409, row: errors.numberInPorting })
    expect([await numbersOf(_id), await numbersOf(other)]).toEqual([[a], [b]])
  })

  it.each(['owner', 'reseller', 'admin'] as const)('%s of the account’s customer may', async (level) => {
    const { _id } = await accountWith('IN_CREATED', fresh())
    expect(await update(_id.toUpperCase(), {}, tokens[level])).toMatchObject({ status: 200, result: { _id } })
  })

  it('400 bad_request: malformed id, before rights', async () => {
    for (const id of ['x', `${'f'.repeat(24)}0`, ' ', "' or 1=1"])
      expect(await update(id, { numbers: 7 }, tokens.viewer)).toEqual({ status: 400, row: errors.idMissing })
  })

  it.each(['manager', 'viewer', 'foreignOwner', 'resellerAdmin'] as const)(
    '403 access_denied: %s learns nothing about fields or existence',
    async (level) => {
      const { _id } = await accountWith('IN_CREATED', fresh())
      for (const id of [_id, 'f'.repeat(24)])
        expect(await update(id, { numbers: 7 }, tokens[level])).toEqual(denied)
    },
  )

  it('404 sipAccount for ADMIN, 403 for others: unknown, or of the other kind', async () => {
    const mvno = newId()
    await insertVoiceAccounts(database, [{ id: mvno, customer, type: 'MVNO', state: 'ACTIVE' }])
    for (const id of ['f'.repeat(24), mvno]) {
      expect(await update(id, {}, tokens.admin)).toEqual({ status: 404, row: errors.accountUnknown })
      expect(await update(id, {})).toEqual(denied)
    }
  })
})
