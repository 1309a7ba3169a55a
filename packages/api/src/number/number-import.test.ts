import { findHolders } from '@telecomx/database'
import {
  invalidField,
  numberImportErrors as errors,
  numberLineErrors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()
beforeEach(async () => {
  await kit.database.deleteFrom('number_range').execute()
})

const post = (operation: string, body: unknown, token = tokens.ADMIN) =>
  kit.transports.tRPC({ operation, token, body })
const run = (body: object, token?: string) => post('number.import', body, token)
const entries = () => kit.database.selectFrom('number_range').selectAll().orderBy('first_number').execute()
const bounds = async () =>
  (await entries()).map((entry) => `${entry.first_number}-${entry.last_number} ${entry.operator}`)
const line = (from: string, operator: unknown = '01010', to?: string | null) => ({ from, to, operator })
/** Ranges of ten, each after the other. */
const manyLines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    from: `+45${20_000_000 + index * 10}`,
    to: `+45${20_000_009 + index * 10}`,
    operator: String(10_000 + (index % 100)),
  }))

describe('number.import', () => {
  it('adds entries and replaces those with the same bounds, with operators that the registry does not know', async () => {
    await run({ ranges: [line('33000000', '00001'), line('33000000', '00001', '33000099')] })
    const answer = await run({
      ranges: [line('+4533000000', '00002', null), line('0045 34 00 00 00', '00003', '34000009')],
    })
    expect(answer).toEqual({ status: 200, result: { success: true, dryRun: false, imported: 2 } })
    expect(await bounds()).toEqual([
      '4533000000-4533000000 00002',
      '4533000000-4533000099 00001',
      '4534000000-4534000009 00003',
    ])
    expect((await entries()).map((entry) => entry.digits)).toEqual([1, 2, 1])
  })

  it('replace: nothing but what is given is left', async () => {
    await run({ ranges: manyLines(3) })
    await run({ ranges: [line('33000000')], replace: true })
    expect(await bounds()).toEqual(['4533000000-4533000000 01010'])
  })

  it('dryRun checks and counts, and writes nothing', async () => {
    await run({ ranges: [line('33000000')] })
    expect(await run({ ranges: manyLines(3), replace: true, dryRun: true })).toEqual({
      status: 200,
      result: { success: true, dryRun: true, imported: 3 },
    })
    expect((await run({ ranges: [line('x')], dryRun: true })).faults).toHaveLength(1)
    expect(await bounds()).toEqual(['4533000000-4533000000 01010'])
  })

  it('422 ranges: every fault of every line is told in the words of its row, and nothing is written', async () => {
    const answer = await run({
      ranges: [
        line('33000000'),
        line('x'),
        line('33000000', '01010', '32999999'),
        line('33000000', '101'),
        'no object',
        line('+4533000000', '01020', '33000000'),
        line('33000001', 1010),
        {},
        line('33000000', 'x', '32999999'),
      ],
    })
    expect(answer).toMatchObject({ status: 422, row: errors.faultyLines })
    expect(answer.faults).toEqual([
      { line: 2, ...numberLineErrors.fromInvalid },
      { line: 3, ...numberLineErrors.toInvalid },
      { line: 4, ...numberLineErrors.operatorInvalid },
      { line: 5, ...invalidField('line') },
      { line: 6, ...numberLineErrors.rangeTwice },
      { line: 7, ...numberLineErrors.operatorInvalid },
      { line: 8, ...numberLineErrors.fromInvalid },
      { line: 8, ...numberLineErrors.operatorInvalid },
      { line: 9, ...numberLineErrors.toInvalid },
      { line: 9, ...numberLineErrors.operatorInvalid },
    ])
    expect(await entries()).toEqual([])
  })

  it('tells of the first thousand faults at most', async () => {
    const { faults } = await run({ ranges: Array.from({ length: 1_500 }, () => line('x')) })
    expect(faults).toHaveLength(1_000)
    expect(faults?.at(-1)?.line).toBe(1_000)
  })

  it.each([
    ['404 ranges: missing', {}, errors.linesMissing],
    ['404 ranges: null', { ranges: null }, errors.linesMissing],
    [
      '404 ranges: empty, which with replace would empty the table',
      { ranges: [], replace: true },
      errors.linesMissing,
    ],
    ['422 ranges: no list', { ranges: { 0: line('33000000') } }, errors.linesInvalid],
    ['422 ranges: over 200,000', { ranges: Array.from({ length: 200_001 }, () => 0) }, errors.tooManyLines],
    ['422 replace: text', { ranges: [line('33000000')], replace: 'yes' }, errors.replaceInvalid],
    ['422 dryRun: number', { ranges: [line('33000000')], dryRun: 1 }, errors.dryRunInvalid],
  ])('%s', async (_title, input, row) => {
    expect(await run(input)).toEqual({ status: row.code, row })
    expect(await entries()).toEqual([])
  })

  it('403 access_denied: RESELLER_ADMIN learns nothing about lines', async () => {
    for (const input of [{ ranges: [line('x')] }, {}])
      expect(await run(input, tokens.RESELLER_ADMIN)).toEqual(denied)
  })
})

describe('number.import of a country', () => {
  it('100,000 ranges, into an empty table and over themselves', async () => {
    const body = JSON.stringify({ json: { ranges: manyLines(100_000), replace: true } })
    for (let round = 0; round < 2; round++) {
      expect(await post('number.import', body)).toMatchObject({ result: { imported: 100_000 } })
    }
    expect(
      await kit.database
        .selectFrom('number_range')
        .select(({ fn }) => fn.countAll().as('count'))
        .execute(),
    ).toEqual([{ count: 100_000 }])
    expect(await findHolders(kit.database, ['+4520999999'])).toEqual(new Map([['+4520999999', '10099']]))
  })

  it('one faulty line of 100,000: it is named, and nothing is written', async () => {
    await run({ ranges: [line('33000000')] })
    const ranges = manyLines(100_000)
    ranges[77_776] = { from: '+4533000000', to: '+4532000000', operator: '01010' }
    const answer = await run({ ranges, replace: true })
    expect(answer).toEqual({
      status: 422,
      row: errors.faultyLines,
      faults: [{ line: 77_777, ...numberLineErrors.toInvalid }],
    })
    expect(await bounds()).toEqual(['4533000000-4533000000 01010'])
  })

  it('two at once that replace: the table is wholly one of them, also when nothing was in it', async () => {
    const lines = manyLines(10_000)
    const [one, other] = [lines.slice(0, 5_000), lines.slice(5_000)]
    for (let round = 0; round < 3; round++) {
      await kit.database.deleteFrom('number_range').execute()
      const answers = await Promise.all([one, other].map((ranges) => run({ ranges, replace: true })))
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      const left = (await entries()).map((entry) => entry.first_number)
      expect(left).toHaveLength(5_000)
      expect([one, other].map((ranges) => Number(ranges[0]?.from))).toContain(left[0])
    }
  })
})

describe('the size of a body', () => {
  const padded = (bytes: number) => {
    const body = JSON.stringify({ json: { ranges: [line('33000000')], dryRun: true } })
    return body + ' '.repeat(bytes - body.length)
  }

  it('an import may have 32 MB, and 413 above', async () => {
    expect(await post('number.import', padded(32_000_000))).toMatchObject({ status: 200 })
    expect(await post('number.import', padded(32_000_001))).toEqual({
      status: 413,
      row: transportErrors.tooLarge,
    })
  })

  it('every other call may have 256 kB, and so may a batch, whatever is in it', async () => {
    expect(await post('number.assign', padded(256_001))).toMatchObject({
      status: 413,
      row: transportErrors.tooLarge,
    })
    const headers = { authorization: `Bearer ${tokens.ADMIN}`, 'content-type': 'application/json' }
    for (const path of ['number.import,number.import?batch=1', 'number.import,operator.create?batch=1']) {
      const answer = await fetch(`${kit.url}/trpc/${path}`, {
        method: 'POST',
        headers,
        body: padded(256_001),
      })
      expect(answer.status).toBe(413)
    }
  })
})
