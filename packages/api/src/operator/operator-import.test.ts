import { invalidField, operatorCreateErrors, operatorImportErrors as errors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()
beforeEach(async () => {
  await kit.database.deleteFrom('operator').where('id', '<>', '00420').execute()
})

const line = (_id: string, change: object = {}) => ({
  _id,
  name: `Operator ${_id}`,
  address: 'Kabelvej 1',
  npNumber: '70101010',
  fixedAuth: 'FAX',
  mvnoAuth: 'ICC',
  ...change,
})

const run = (body: object, token = tokens.ADMIN) =>
  kit.transports.tRPC({ operation: 'operator.import', token, body })
const idsStored = async () =>
  (await kit.database.selectFrom('operator').select('id').orderBy('id').execute()).map((row) => row.id)

describe('operator.import', () => {
  it('creates the missing and replaces the others wholly, also one that portings refer to', async () => {
    await kit.addOperator({ _id: '00420', notes: 'old', npFax: '+4570101011', orderWait: 24 })
    await kit.addPortings(kit.issuer, [{ operator: '00420' }])
    const before = await kit.database.selectFrom('operator').selectAll().where('id', '=', '00420').execute()
    const answer = await run({
      operators: [line('00430', { notes: 'æøå' }), line('00420', { orderWait: 1 })],
    })
    expect(answer).toEqual({ status: 200, result: { success: true, dryRun: false, created: 1, updated: 1 } })
    const rows = await kit.database.selectFrom('operator').selectAll().orderBy('id').execute()
    expect(rows).toMatchObject([
      {
        id: '00420',
        name: 'Operator 00420',
        np_number: '+4570101010',
        np_fax: null,
        notes: null,
        order_wait_hours: 1,
        created_at: before[0]?.created_at,
      },
      { id: '00430', notes: 'æøå', order_wait_hours: null, customer_id_validation: 0 },
    ])
  })

  it('counts a change of each operator that it changes, in a letter’s case as well, and of no other', async () => {
    const stored = (name: string, more = {}) => line('00450', { name, ...more })
    const version = async () => {
      const answer = await kit.transports.tRPC({
        operation: 'operator.get',
        token: tokens.ADMIN,
        body: { _id: '00450' },
      })
      return (answer.result as { version: number }).version
    }
    const seen: number[] = []
    for (const lines of [
      [stored('Nordkabel')],
      [stored('Nordkabel')],
      [stored('NORDKABEL')],
      [stored('NORDKABEL', { notes: 'x' }), line('00451')],
      [stored('NORDKABEL', { notes: 'x' }), line('00451', { orderWait: 1 })],
      [stored('NORDKABEL')],
    ]) {
      expect((await run({ operators: lines })).status).toBe(200)
      seen.push(await version())
    }
    expect(seen).toEqual([1, 1, 2, 3, 3, 4])
  })

  it('the audit log tells of each operator that differs what it was and is, and how many there were', async () => {
    await run({ operators: [line('00460', { notes: 'old', orderWait: 2 }), line('00461')] })
    const made = await kit.database.selectFrom('audit_log').selectAll().execute()
    await run({
      operators: [
        line('00460', { name: 'New', notes: null, orderWait: 3 }),
        line('00461'),
        line('00462', { npFax: '70101011' }),
      ],
    })
    const known = new Set(made.map(({ id }) => id))
    const entries = (await kit.database.selectFrom('audit_log').selectAll().orderBy('id').execute())
      .filter(({ id }) => !known.has(id))
      .map(({ object, before_change: was, after_change: is }) => [
        object,
        JSON.parse(was ?? 'null'),
        JSON.parse(is ?? 'null'),
      ])
    expect(entries).toEqual([
      [
        '00460',
        { name: 'Operator 00460', notes: 'old', orderWait: 2 },
        { name: 'New', notes: null, orderWait: 3 },
      ],
      ['00462', null, expect.objectContaining({ name: 'Operator 00462', npFax: '+4570101011' })],
      [null, null, { created: 1, updated: 2 }],
    ])
  })

  it('dryRun checks and counts, and writes nothing', async () => {
    await kit.addOperator({ _id: '00421' })
    const before = await idsStored()
    expect(await run({ operators: [line('00421'), line('00431'), line('00432')], dryRun: true })).toEqual({
      status: 200,
      result: { success: true, dryRun: true, created: 2, updated: 1 },
    })
    expect((await run({ operators: [line('x')], dryRun: true })).faults).toHaveLength(1)
    expect(await idsStored()).toEqual(before)
  })

  it('422 operators: every fault of every line is told in the words of its row, and nothing is written', async () => {
    const before = await idsStored()
    const answer = await run({
      operators: [
        line('00440'),
        line('440'),
        line('00441', { name: ' ' }),
        line('00442', { name: 'x'.repeat(201), npNumber: 'x', orderWait: -1.5, fixedAuth: null }),
        line('00440', { name: 'Another' }),
        line('00443', { iccValidation: '(' }),
        null,
      ],
    })
    expect(answer).toMatchObject({ status: 422, row: errors.faultyLines })
    expect(answer.faults).toEqual([
      { line: 2, ...operatorCreateErrors.idInvalid },
      { line: 3, ...operatorCreateErrors.nameMissing },
      { line: 4, ...invalidField('name') },
      { line: 4, ...operatorCreateErrors.npNumberInvalid },
      { line: 4, ...operatorCreateErrors.fixedAuthInvalid },
      { line: 4, ...operatorCreateErrors.orderWaitInvalid },
      { line: 5, ...operatorCreateErrors.operatorExists },
      { line: 6, ...operatorCreateErrors.iccValidationInvalid },
      { line: 7, ...invalidField('line') },
    ])
    expect(await idsStored()).toEqual(before)
  })

  it.each([
    ['404 operators: missing', {}, errors.linesMissing],
    ['404 operators: empty', { operators: [] }, errors.linesMissing],
    ['422 operators: no list', { operators: 'x' }, errors.linesInvalid],
    [
      '422 operators: over 10,000',
      { operators: Array.from({ length: 10_001 }, () => 0) },
      errors.tooManyLines,
    ],
    ['422 dryRun: text', { operators: [line('00440')], dryRun: 'no' }, errors.dryRunInvalid],
  ])('%s', async (_title, input, row) => {
    expect(await run(input)).toEqual({ status: row.code, row })
  })

  it('403 access_denied: RESELLER_ADMIN learns nothing about lines', async () => {
    for (const input of [{ operators: [line('x')] }, {}])
      expect(await run(input, tokens.RESELLER_ADMIN)).toEqual(denied)
  })

  it('takes 10,000 operators, and texts as long as they may be', async () => {
    const notes = "'😀".repeat(500)
    const operators = Array.from({ length: 10_000 }, (_, index) => line(String(50_000 + index), { notes }))
    expect(await run({ operators })).toMatchObject({ result: { created: 10_000, updated: 0 } })
    const longest = Array.from({ length: 300 }, (_, index) =>
      line(String(70_000 + index), { notes: '😀'.repeat(4_000), address: '😀'.repeat(500) }),
    )
    expect(await run({ operators: longest })).toMatchObject({ result: { created: 300 } })
  })

  it('two at once over the same operators: both answered, each operator wholly of one of them', async () => {
    const ids = Array.from({ length: 600 }, (_, index) => String(80_000 + index))
    const of = (name: string, order: string[]) => ({
      operators: order.map((_id) => line(_id, { name, notes: name })),
    })
    const answers = await Promise.all([run(of('One', ids)), run(of('Two', ids.toReversed()))])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const rows = await kit.database
      .selectFrom('operator')
      .select(['name', 'notes'])
      .where('id', 'in', ids)
      .execute()
    expect(new Set(rows.map((row) => `${row.name} ${row.notes}`)).size).toBe(1)
  })
})
