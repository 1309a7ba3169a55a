import {
  type ImportFault,
  invalidField,
  type NumberSeries,
  voiceAccountLine,
  voiceAccountImportErrors as errors,
  voiceAccountLineErrors as rows,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies } = await kit.addFamily()
const [admin, reseller] = [await kit.tokenFor('ADMIN'), await kit.tokenFor('RESELLER', companies.reseller)]
const [nordkabel, storstroem] = [await kit.addOperator(), await kit.addOperator()]
await kit.addNumberRange({ from: '+4533250000', to: '+4533259999', operator: nordkabel })
await kit.addNumberRange({ from: '+4520400000', to: '+4520499999', operator: storstroem })
await kit.addNumberRange({ from: '+4555550000', to: '+4555559999', operator: '09999' })
const { customer } = companies

const run = (voiceAccounts: unknown, more: object = {}, token = reseller) =>
  kit.transports.tRPC({
    operation: 'voiceAccount.import',
    token,
    body: { voiceAccounts, ...more },
    withDetails: true,
  })
const sip = (numbers: string[], more: object = {}) => ({
  customer,
  type: 'SIP',
  name: 'Omstilling',
  numbers,
  ...more,
})
const mvno = (number: string, more: object = {}) => ({ customer, type: 'MVNO', numbers: [number], ...more })
const imported = (accounts: number, numbers: number, portings: number) => ({
  status: 200,
  result: { success: true, dryRun: false, accounts, numbers, portings },
})
const countAccounts = async () =>
  Number(
    (
      await kit.database
        .selectFrom('voice_account')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )
const accountsOf = async (owner: string) => {
  const list = { operation: 'voiceAccount.list', token: admin, body: { customer: owner, limit: 500 } }
  return ((await kit.transports.tRPC(list)).result as { voiceAccounts: object[] }).voiceAccounts
}
const portingsOf = (owner: string) =>
  kit.database.selectFrom('porting').selectAll().where('customer', '=', owner).orderBy('number').execute()

describe('voiceAccount.import', () => {
  it('makes the accounts, and the portings of numbers and series that others hold', async () => {
    const owner = await kit.addCustomer({ parentReseller: companies.reseller })
    const lines = [
      sip(['33250010-12'], { customer: owner, donorCustomerId: 'K-17' }),
      sip(['33250020'], { customer: owner }),
      sip(['33250030'], { customer: owner, name: 'Fax' }),
      mvno('20400010', { customer: owner, simNumber: '8945 01', donorSimNumber: '894502', name: 'Åse' }),
    ]
    expect(await run(lines)).toEqual(imported(3, 6, 4))
    expect(await accountsOf(owner)).toMatchObject([
      {
        type: 'SIP',
        name: 'Omstilling',
        numbers: ['+4533250010', '+4533250011', '+4533250012', '+4533250020'],
      },
      { type: 'SIP', name: 'Fax', numbers: ['+4533250030'] },
      { type: 'MVNO', number: '+4520400010', simNumber: '894501' },
    ])
    expect(await portingsOf(owner)).toMatchObject([
      { number: '+4520400010', operator: storstroem, donor_sim_number: '894502', number_type: 'MVNO' },
      { number: '+4533250010', operator: nordkabel, donor_customer_id: 'K-17', number_type: 'SIP' },
      { number: '+4533250020', donor_customer_id: null },
      { number: '+4533250030' },
    ])
  })

  it('what it makes is what sip.create and mvno.create make', async () => {
    const [one, other] = [await kit.addCustomer(), await kit.addCustomer()]
    await run(
      [sip(['33250100-03', '33250110'], { customer: one }), mvno('20400100', { customer: one })],
      {},
      admin,
    )
    const create = (operation: string, body: object) => kit.transports.tRPC({ operation, token: admin, body })
    await create('sipAccount.create', {
      customer: other,
      name: 'Omstilling',
      numbers: ['33250200-03', '33250210'],
    })
    await create('mvnoAccount.create', { customer: other, number: '20400200' })
    const shape = async (owner: string) =>
      (await portingsOf(owner)).map(
        ({ operator, number_type, stage, version, additional_numbers, number }) => ({
          operator,
          number_type,
          stage,
          version,
          end: number.slice(-2),
          additional: JSON.stringify(additional_numbers)?.replaceAll('+45332502', '+45332501'),
        }),
      )
    expect(await shape(one)).toEqual(await shape(other))
    const stages = await kit.database
      .selectFrom('porting_stage')
      .innerJoin('porting', 'porting.id', 'porting_stage.porting')
      .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
      .select('audit_log.action')
      .where('porting.customer', '=', one)
      .execute()
    expect(stages.map(({ action }) => action)).toEqual(Array.from({ length: 3 }, () => 'voiceAccount.import'))
  })

  it('a customer is found by id, by VAT number with DK or not, and by name, among those that are the caller’s', async () => {
    const parentReseller = companies.reseller
    const owner = await kit.addCustomer({ parentReseller, name: 'Ærlig Handel', vatNumber: 'DK 44 55 66 77' })
    await kit.addCustomer({ name: 'Ærlig Handel', vatNumber: '44556677' })
    const texts = [owner.toUpperCase(), '44556677', 'DK44556677', 'ærlig handel']
    const lines = texts.map((text, index) => mvno(`2040030${index}`, { customer: text }))
    expect(await run(lines)).toEqual(imported(4, 4, 4))
    expect(await accountsOf(owner)).toHaveLength(4)
    const ofAdmin = await run([mvno('20400310', { customer: 'Ærlig Handel' })], {}, admin)
    expect(ofAdmin.faults).toEqual([{ line: 1, ...rows.customerAmbiguous }])
  })

  it('a name of none of our letters is not taken for a VAT number of none of our digits', async () => {
    const parentReseller = companies.reseller
    await kit.addCustomer({ parentReseller, name: 'Bredskrift ApS', vatNumber: '１２３４５６９８' })
    await kit.addCustomer({ parentReseller, name: 'Smalskrift ApS', vatNumber: 'DK12345698' })
    const owner = await kit.addCustomer({ parentReseller, name: 'Ææ Øø' })
    const lines = ['12345698', 'ÆÆ ØØ'].map((text, index) => mvno(`2040032${index}`, { customer: text }))
    expect(await run(lines)).toEqual(imported(2, 2, 2))
    expect(await accountsOf(owner)).toMatchObject([{ number: '+4520400321' }])
  })

  it('422 voiceAccounts: every faulty line is named in the words of its row, and nothing is made', async () => {
    const before = await countAccounts()
    const faulty: [object, ImportFault | object][] = [
      [sip(['33250400'], { customer: ' ' }), rows.customerMissing],
      [sip(['33250400'], { customer: 7 }), rows.customerInvalid],
      [sip(['33250400'], { type: 'sip' }), rows.typeInvalid],
      [sip(['33250400'], { name: '' }), rows.nameMissing],
      [sip([]), rows.numbersMissing],
      [{ ...sip([]), numbers: null }, rows.numbersMissing],
      [sip(['4,533E+09']), rows.entryInvalid],
      [sip(['+4570305050-+45703050591']), rows.seriesUneven],
      [sip(['33250409-00']), rows.seriesReversed],
      [sip(['+4533250000-+4533252000']), rows.seriesTooLong],
      [mvno('33250400-01'), rows.numbersNotOne],
      [mvno('20400400', { simNumber: 'x-' }), rows.simNumberInvalid],
      [sip(['33250400'], { simNumber: '8945' }), rows.simNumberOfSip],
      [mvno('20400400', { donorSimNumber: 'x-' }), rows.donorSimNumberInvalid],
      [sip(['33250400'], { donorSimNumber: '8945' }), rows.donorSimNumberOfSip],
      [mvno('20400400', { donorCustomerId: '😀' }), rows.donorCustomerIdUnprintable],
    ]
    const answer = await run([mvno('20400400'), ...faulty.map(([line]) => line)])
    expect(answer).toMatchObject({ status: 422, row: errors.faultyLines })
    expect(answer.faults).toMatchObject(faulty.map(([, row], index) => ({ line: index + 2, ...row })))
    expect(await countAccounts()).toBe(before)
  })

  it('422 voiceAccounts: of a line every fault is told, those that fields have together as well', async () => {
    const lines = [
      { type: 'SIP', numbers: ['x', '33250400', '33250409-00'], simNumber: '8945', donorSimNumber: 'x-' },
      mvno('33250400-01', { customer: null, donorCustomerId: '😀' }),
      sip([], { type: 'FAX', name: 'x'.repeat(201) }),
      sip(Array(20).fill('x')),
    ]
    const answer = await run(lines)
    expect(answer.faults?.slice(0, -10)).toMatchObject([
      { line: 1, ...rows.customerMissing },
      { line: 1, ...rows.entryInvalid, details: { index: 0, value: 'x' } },
      { line: 1, ...rows.seriesReversed, details: { index: 2, value: '33250409-00' } },
      { line: 1, ...rows.donorSimNumberInvalid },
      { line: 1, ...rows.nameMissing },
      { line: 1, ...rows.simNumberOfSip },
      { line: 2, ...rows.customerMissing },
      { line: 2, ...rows.donorCustomerIdUnprintable },
      { line: 2, ...rows.numbersNotOne },
      { line: 3, ...rows.typeInvalid },
      { line: 3, ...invalidField('name') },
      { line: 3, ...rows.numbersMissing },
    ])
    // Of one list the first ten.
    expect(answer.faults?.slice(-10)).toMatchObject(
      Array.from({ length: 10 }, (_, index) => ({ line: 4, ...rows.entryInvalid, details: { index } })),
    )
  })

  it('422 voiceAccounts: customers and numbers that cannot be, all at once, and nothing is made', async () => {
    const busy = await kit.addCustomer()
    await run([mvno('20400500', { customer: busy })], {}, admin)
    await kit.addPortings(busy, [{ operator: nordkabel, numbers: ['+4533250501'] }])
    await kit.database.deleteFrom('voice_account_number').where('number', '=', '+4533250501').execute()
    const before = await countAccounts()
    const answer = await run([
      mvno('20400501'),
      mvno('20400502', { customer: companies.foreignCustomer }),
      mvno('20400503', { customer: newId() }),
      mvno('20400504', { customer: companies.grandchild }),
      mvno('20400501'),
      mvno('99999999'),
      mvno('55550001'),
      sip(['20400500', '33250502']),
      sip(['33250501']),
      mvno('55550001', { customer: 'Ingen' }),
      sip(['99999998', '20400500', '33250501', '55550002', '20400501']),
    ])
    const of = (numbers: string[], more: object = {}) => ({
      details: { numbers, count: numbers.length, ...more },
    })
    expect(answer.faults).toEqual([
      { line: 2, ...rows.customerNotFound },
      { line: 3, ...rows.customerNotFound },
      { line: 4, ...rows.customerNotFound },
      { line: 5, ...rows.numberTwice, ...of(['+4520400501'], { line: 1 }) },
      { line: 6, ...rows.numberUnknown, ...of(['+4599999999']) },
      { line: 7, ...rows.operatorUnknown, ...of(['+4555550001'], { operators: ['09999'] }) },
      { line: 8, ...rows.numberTaken, ...of(['+4520400500']) },
      { line: 9, ...rows.numberInPorting, ...of(['+4533250501']) },
      { line: 10, ...rows.customerNotFound },
      { line: 10, ...rows.numberTwice, ...of(['+4555550001'], { line: 7 }) },
      { line: 11, ...rows.numberTwice, ...of(['+4520400500', '+4533250501', '+4520400501'], { line: 8 }) },
      { line: 11, ...rows.numberUnknown, ...of(['+4599999998']) },
      { line: 11, ...rows.operatorUnknown, ...of(['+4555550002'], { operators: ['09999'] }) },
    ])
    expect(await countAccounts()).toBe(before)
  })

  it('more numbers than one call takes are refused where they become too many', async () => {
    const series = (index: number) => sip([`+452041${index}000-+452041${index}999`])
    await kit.addNumberRange({ from: '+4520410000', to: '+4520419999', operator: storstroem })
    const lines = Array.from({ length: 10 }, (_, index) => series(index))
    // What comes behind is not looked at: of a thousand such lines each could be 10,000 numbers.
    const answer = await run([...lines, mvno('20400600'), mvno('no number')])
    expect(answer.faults).toEqual([
      { line: 11, ...rows.tooManyNumbers },
      { line: 12, ...rows.tooManyNumbers },
    ])
    expect(await run(lines, { dryRun: true })).toMatchObject({
      result: { dryRun: true, accounts: 1, numbers: 10_000, portings: 10 },
    })
  })

  it('of a line at fault no series is counted up, nor of any line before it is known that all are right', () => {
    const line = sip(Array(10).fill('+4520410000-+4520410999'))
    const read = voiceAccountLine.parse(line)
    expect(read.numbers).toEqual(
      Array.from({ length: 10 }, (): NumberSeries => ({ first: '+4520410000', last: '+4520410999' })),
    )
    expect(voiceAccountLine.safeParse({ ...line, simNumber: '8945' }).success).toBe(false)
  })

  it('the audit log keeps the customer number at the donor of every line', async () => {
    await kit.addNumberRange({ from: '+4533260000', to: '+4533260999', operator: nordkabel })
    const lines = [
      sip(['33260010-12'], { name: 'En', donorCustomerId: 'K-1' }),
      sip(['33260013'], { name: 'En', donorCustomerId: 'K-2' }),
      sip(['33260014'], { name: 'En' }),
      sip(['33260020'], { name: 'To', donorCustomerId: 'K-3' }),
      sip(['33260021'], { name: 'To', donorCustomerId: 'K-3' }),
    ]
    expect(await run(lines)).toMatchObject({ status: 200 })
    const entries = await kit.database
      .selectFrom('audit_log')
      .select('after_change')
      .where('action', '=', 'voiceAccount.import')
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(entries.map(({ after_change }) => JSON.parse(after_change ?? '')).toReversed()).toEqual([
      {
        name: 'En',
        numbers: ['+4533260010-+4533260014'],
        donorCustomerIds: [
          { numbers: ['+4533260010-+4533260012'], donorCustomerId: 'K-1' },
          { numbers: ['+4533260013'], donorCustomerId: 'K-2' },
        ],
      },
      { name: 'To', numbers: ['+4533260020-+4533260021'], donorCustomerId: 'K-3' },
    ])
  })

  it('takes 10,000 lines; sent again it is refused at each, and makes nothing twice', async () => {
    await kit.addNumberRange({ from: '+4521000000', to: '+4521099999', operator: storstroem })
    const owner = await kit.addCustomer()
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      mvno(String(21_000_000 + index), { customer: owner, simNumber: `89${index}` }),
    )
    expect(await run(lines, {}, admin)).toEqual(imported(10_000, 10_000, 10_000))
    const before = await countAccounts()
    const again = await run(lines, {}, admin)
    expect(again.faults).toHaveLength(1_000)
    expect(again.faults?.[0]).toMatchObject({ line: 1, ...rows.numberTaken })
    expect(await countAccounts()).toBe(before)
  })

  it('two at once with the same numbers: one gets them, the other is told on which lines', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => mvno(String(20_400_700 + index)))
    const answers = await Promise.all([run(lines), run(lines.toReversed(), {}, admin)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
    const refused = answers.find(({ status }) => status === 422)
    expect(refused?.faults).toHaveLength(20)
    expect(refused?.faults?.[0]).toMatchObject({ line: 1, ...rows.numberTaken })
  })

  it.each([
    ['404 voiceAccounts: missing', undefined, {}, errors.linesMissing],
    ['404 voiceAccounts: empty', [], {}, errors.linesMissing],
    ['422 voiceAccounts: no list', 'x', {}, errors.linesInvalid],
    ['422 voiceAccounts: over 10,000', Array.from({ length: 10_001 }, () => 0), {}, errors.tooManyLines],
    ['422 dryRun: text', [mvno('20400800')], { dryRun: 'no' }, errors.dryRunInvalid],
  ])('%s', async (_title, lines, more, row) => {
    expect(await run(lines, more)).toEqual({ status: row.code, row })
  })

  it('403 access_denied: OWNER learns nothing about lines', async () => {
    expect(await run([null], {}, await kit.tokenFor('OWNER', customer))).toEqual(denied)
  })
})
