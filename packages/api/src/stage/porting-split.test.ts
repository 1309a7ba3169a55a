import { listBreaches, mayMove } from '@telecomx/database'
import {
  type Porting,
  portingSplitErrors as errors,
  type PortingStage,
  portingStages,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
const other = await startTestKit({ database: kit.database })
afterAll(async () => {
  await other.close()
  await kit.close()
})
const { companies, tokens } = await kit.addFamily()
const { customer } = companies
const operator = await kit.addOperator()

let next = 70_400_000
async function seriesAt(stage: PortingStage, count = 3) {
  const numbers = Array.from({ length: count }, () => `+45${next++}`) as [string, ...string[]]
  const [id = ''] = await kit.addPortings(customer, [{ operator, numbers, stage, message: 'RANGE_MISMATCH' }])
  return { id, numbers }
}

const historyOf = (id: string) =>
  kit.database
    .selectFrom('porting_stage')
    .select(['version', 'stage', 'entered_at', 'message', 'employee', 'audit'])
    .where('porting', '=', id)
    .orderBy('version')
    .execute()

const rowOf = (id: string) =>
  kit.database.selectFrom('porting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe.each(Object.entries(kit.transports))('porting.split over %s', (_transport, call) => {
  const split = (id: string, token = tokens.owner) =>
    call({ operation: 'porting.split', token, path: { _id: id } })
  const get = async (id: string) => {
    const answer = await call({ operation: 'porting.get', token: tokens.owner, path: { _id: id } })
    return answer.result as Porting
  }

  it.each(portingStages.filter((stage) => mayMove(stage, 'split')))(
    '200 from %s: a porting of each number, all else the same',
    async (stage) => {
      const { id, numbers } = await seriesAt(stage)
      const document = await kit.addPoaDocument(customer, operator, [id])
      const copy = await kit.addSignedCopy(customer, { state: 'APPROVED', portings: [id] })
      const facts = { donorCustomerId: 'K-17', notify: ['a@b.dk'] }
      await call({ operation: 'porting.update', token: tokens.owner, path: { _id: id }, body: facts })
      const [before, row] = [await get(id), await rowOf(id)]
      const { status, result } = await split(id.toUpperCase())
      const { portings } = result as { portings: string[] }
      expect([status, portings[0], portings.length]).toEqual([200, id, 3])
      const after = { ...before, additionalNumbers: [], version: before.version + 1 }
      expect(await Promise.all(portings.map(get))).toEqual(
        portings.map((_id, index) => ({ ...after, _id, number: numbers[index] })),
      )
      expect(before.documents).toEqual([document])
      const history = await historyOf(id)
      expect(history.at(-1)).toMatchObject({ stage, message: 'RANGE_MISMATCH' })
      for (const [index, porting] of portings.entries()) {
        expect(await historyOf(porting)).toEqual(history)
        const same = { ...row, id: porting, number: numbers[index], additional_numbers: null }
        expect(await rowOf(porting)).toEqual({ ...same, version: row.version + 1 })
      }
      const copies = kit.database.selectFrom('signed_copy_porting').select('porting')
      const linked = await copies.where('signed_copy', '=', copy).execute()
      expect(linked.map(({ porting }) => porting).toSorted()).toEqual(portings.toSorted())
    },
  )

  it.each(portingStages.filter((stage) => !mayMove(stage, 'split')))('409 stage: from %s', async (stage) => {
    const { id } = await seriesAt(stage)
    expect(await split(id)).toEqual({ status: 409, row: errors.stageWrong })
  })

  it('409 additionalNumbers: a single number, at any stage', async () => {
    for (const stage of ['IN_CREATED', 'IN_COMPLETED'] as const) {
      const { id } = await seriesAt(stage, 1)
      expect(await split(id)).toEqual({ status: 409, row: errors.onlyOneNumber })
    }
  })

  it('404 not_found to ADMIN, 403 to others; 400: malformed id', async () => {
    expect(await split('f'.repeat(24), tokens.admin)).toEqual({ status: 404, row: errors.portingNotFound })
    expect(await split('f'.repeat(24))).toEqual(denied)
    expect(await split('x')).toEqual({ status: 400, row: errors.portingIdMissing })
  })

  it('the audit log tells what became of it; nothing is announced, for no stage changed', async () => {
    const { id, numbers } = await seriesAt('IN_CREATED')
    const { result } = await split(id)
    const [, ...parts] = (result as { portings: string[] }).portings
    const entry = await kit.database
      .selectFrom('audit_log')
      .leftJoin('unannounced_change', 'unannounced_change.audit', 'audit_log.id')
      .select(['object', 'before_change', 'after_change', 'unannounced_change.audit as unannounced'])
      .where('action', '=', 'porting.split')
      .where('object', '=', id)
      .executeTakeFirst()
    expect(entry).toEqual({
      object: id,
      before_change: JSON.stringify({ additionalNumbers: numbers.slice(1) }),
      after_change: JSON.stringify({ parts }),
      unannounced: null,
    })
  })

  it('of two at once on two servers one splits; the other finds a single number', async () => {
    const { id } = await seriesAt('IN_CREATED')
    const request = { operation: 'porting.split', token: tokens.owner, path: { _id: id } }
    const answers = await Promise.all([kit, other].map(({ transports }) => transports.tRPC(request)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('its parts are listed in the order of their numbers', async () => {
    const own = await kit.addCustomer()
    const numbers = Array.from({ length: 8 }, () => `+45${next++}`) as [string, ...string[]]
    const [id = ''] = await kit.addPortings(own, [{ operator, numbers }])
    await split(id, tokens.admin)
    const { result } = await call({ operation: 'porting.list', token: tokens.admin, body: { customer: own } })
    const parts = (result as { portings: Porting[] }).portings.filter(({ _id }) => _id !== id)
    expect(parts.map(({ number }) => number)).toEqual(numbers.slice(1))
  })

  it('a thousand numbers are a thousand portings', async () => {
    const { id } = await seriesAt('IN_CREATED', 1000)
    const { result } = await split(id)
    expect(new Set((result as { portings: string[] }).portings).size).toBe(1000)
  })
})

it('everything holds that holds of a whole database', async () => {
  const broken = (await listBreaches(kit.database)).filter(({ breaches }) => breaches > 0)
  expect(broken.map(({ holds }) => holds).filter((holds) => /porting|number/.test(holds))).toEqual([])
})
