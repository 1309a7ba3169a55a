import { listBreaches, mayMove, stageFacts, type TransitionName, transitions } from '@telecomx/database'
import {
  type AccessLevel,
  accessLevels,
  isAtLeast,
  portingCancelErrors,
  portingCompleteErrors,
  portingConfirmErrors,
  portingContactErrors,
  type PortingStage,
  portingStages,
  portingRejectErrors,
  portingWaitCustomerErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, type PortingFixture, startTestKit } from '../testing/index.js'

/** The day in Denmark is the 23rd already. */
const clock = () => new Date('2026-11-22T23:30:00Z')
const kit = await startTestKit({ clock })
/** Another process on the same database. */
const other = await startTestKit({ clock, database: kit.database })
afterAll(async () => {
  await other.close()
  await kit.close()
})
const { companies } = await kit.addFamily()
const { customer } = companies
const tokens = {} as Record<AccessLevel, string>
for (const level of accessLevels) {
  const home = level === 'ADMIN' ? 'issuer' : isAtLeast(level, 'RESELLER') ? 'reseller' : 'customer'
  tokens[level] = await kit.tokenFor(level, companies[home])
}
const operator = await kit.addOperator()

interface Action {
  body: object
  message: string | null
  errors: {
    stageWrong: object
    portingNotFound: object
    portingsInvalid: object
    portingsOfOtherDocuments: object
  }
}

const actions = {
  waitCustomer: { body: {}, message: null, errors: portingWaitCustomerErrors },
  cancel: { body: {}, message: null, errors: portingCancelErrors },
  contact: {
    body: { message: ' Ringer i morgen ' },
    message: 'Ringer i morgen',
    errors: portingContactErrors,
  },
  confirm: { body: { date: '2026-12-10' }, message: '2026-12-10', errors: portingConfirmErrors },
  reject: { body: { reason: 'WRONG_OWNER' }, message: 'WRONG_OWNER', errors: portingRejectErrors },
  complete: { body: {}, message: null, errors: portingCompleteErrors },
} satisfies Partial<Record<TransitionName, Action>>
const names = Object.keys(actions) as (keyof typeof actions)[]

/** With the order that it has been asked about. */
async function portingAt(stage: PortingStage, porting: Partial<PortingFixture> = {}): Promise<string> {
  const [id = ''] = await kit.addPortings(customer, [{ operator, stage, message: '2026-11-23', ...porting }])
  const order = { id: newId(), porting: id, porting_version: 2, facts: '{}', state: 'sent' } as const
  if (stage === 'IN_DONOR_CONTACTED')
    await kit.database
      .insertInto('porting_order')
      .values({ ...order, attempts: 1, created_at: new Date() })
      .execute()
  return id
}

/** Portings of one document. */
async function portingsAt(...stages: PortingStage[]): Promise<[string, string, ...string[]]> {
  const portings: string[] = []
  for (const stage of stages) portings.push(await portingAt(stage))
  await kit.addPoaDocument(customer, operator, portings)
  return portings as [string, string]
}

/** Where it stands, what its history says last, and what the audit log says of that. */
async function stored(id: string) {
  const { database } = kit
  const porting = await database
    .selectFrom('porting')
    .select(['stage', 'version', 'stage_message as message'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const last = await database
    .selectFrom('porting_stage')
    .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
    .select(['porting_stage.stage', 'porting_stage.version', 'porting_stage.message'])
    .select(['audit_log.employee', 'action', 'access_level', 'object', 'before_change', 'after_change'])
    .select(['audit_log.customer'])
    .where('porting', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  const numbers = await database
    .selectFrom('open_porting_number')
    .select('number')
    .where('porting', '=', id)
    .execute()
  return { porting, last, claimed: numbers.length }
}

describe.each(Object.entries(kit.transports))('over %s', (_transport, call) => {
  describe.each(names)('porting.%s', (name) => {
    const { body, message, errors } = actions[name]
    const { from, to, least } = transitions[name]
    const act = (id: string, more: object = {}, token = tokens.ADMIN) =>
      call({
        operation: `porting.${name}`,
        token,
        path: { _id: id },
        body: { ...body, ...more },
        withDetails: true,
      })

    it.each(from)('200 from %s: history, audit log, numbers', async (stage) => {
      const id = await portingAt(stage)
      expect(await act(id.toUpperCase())).toEqual({ status: 200, result: { success: true } })
      const after = await stored(id)
      expect(after).toMatchObject({
        porting: { stage: to, version: 3, message },
        last: {
          stage: to,
          version: 3,
          message,
          action: `porting.${name}`,
          access_level: 'ADMIN',
          object: id,
          customer,
        },
        claimed: stageFacts[to].isOver ? 0 : 1,
      })
      expect([after.last.before_change, after.last.after_change]).toEqual([
        JSON.stringify({ stage }),
        JSON.stringify({ stage: to, ...(message !== null && { message }) }),
      ])
    })

    it.each(portingStages.filter((stage) => !mayMove(stage, name)))('its row from %s', async (stage) => {
      const id = await portingAt(stage)
      const before = await stored(id)
      const answer = await act(id)
      expect(answer).toMatchObject({
        row: errors.stageWrong,
        details: { portings: [{ _id: id, stage }], count: 1 },
      })
      expect(await stored(id)).toEqual(before)
    })

    it.each(accessLevels.filter((level) => !isAtLeast(level, least)))(
      '403 access_denied to %s, whatever is wrong beside',
      async (level) => {
        for (const id of [await portingAt(from[0] ?? 'IN_CREATED'), 'f'.repeat(24)])
          for (const more of [{}, { message: 1, date: 1, reason: 1, portings: 1 }])
            expect(await act(id, more, tokens[level])).toEqual(denied)
      },
    )

    it('400 bad_request: malformed id; 404 not_found to ADMIN; 403 to others', async () => {
      for (const token of [tokens.VIEWER, tokens.ADMIN])
        expect(await act('x', {}, token)).toEqual({ status: 400, row: portingCancelErrors.portingIdMissing })
      expect(await act('f'.repeat(24))).toEqual({ status: 404, row: errors.portingNotFound })
      expect(await act('f'.repeat(24), {}, tokens.RESELLER_ADMIN)).toEqual(denied)
    })

    it('portings of one document move together, in one entry of the audit log', async () => {
      const stage = from[0] ?? 'IN_CREATED'
      const [first, ...portings] = await portingsAt(stage, stage, stage)
      const named = [...portings.map((id) => id.toUpperCase()), ...portings, first]
      expect((await act(first, { portings: named })).status).toBe(200)
      for (const id of [first, ...portings])
        expect(await stored(id)).toMatchObject({
          porting: { stage: to },
          last: { object: null, after_change: expect.stringContaining('"portings":3') as string },
        })
    })

    it('its row: one of them at another stage holds all of them up, and is named', async () => {
      const wrong = portingStages.find((stage) => !mayMove(stage, name)) ?? 'IN_COMPLETED'
      const [first, second] = await portingsAt(from[0] ?? 'IN_CREATED', wrong)
      const before = [await stored(first), await stored(second)]
      const details = { portings: [{ _id: second, stage: wrong }], count: 1 }
      expect(await act(first, { portings: [second] })).toMatchObject({ row: errors.stageWrong, details })
      expect([await stored(first), await stored(second)]).toEqual(before)
    })

    it('422 portings: of no common document, one that is unknown or foreign among them', async () => {
      const [first, second] = await portingsAt(from[0] ?? 'IN_CREATED', from[0] ?? 'IN_CREATED')
      const [foreign = ''] = await kit.addPortings(companies.foreignCustomer, [{ operator }])
      for (const value of [await portingAt(from[0] ?? 'IN_CREATED'), foreign, 'f'.repeat(24)])
        expect(await act(first, { portings: [second, value] })).toEqual({
          status: 422,
          row: errors.portingsOfOtherDocuments,
          details: { index: 1, value },
        })
    })

    it.each([
      ['a text', 'x', undefined],
      ['no id', ['x'], { index: 0, value: 'x' }],
      ['null within', [null], { index: 0 }],
      ['501', Array.from({ length: 501 }, () => 'a'.repeat(24)), { index: 500, value: 'a'.repeat(24) }],
    ])('422 portings: %s', async (_title, portings, details) => {
      const answer = await act(await portingAt(from[0] ?? 'IN_CREATED'), { portings })
      expect(answer).toEqual({ status: 422, row: errors.portingsInvalid, ...(details && { details }) })
    })

    it('of two at once on two servers one wins; the other sees what it did', async () => {
      const id = await portingAt(from[0] ?? 'IN_CREATED')
      const request = { operation: `porting.${name}`, token: tokens.ADMIN, path: { _id: id }, body }
      const answers = await Promise.all(
        [kit, other].flatMap(({ transports }) => [transports.REST(request), transports.tRPC(request)]),
      )
      const [won, ...lost] = answers.toSorted((one, two) => one.status - two.status)
      expect(won).toEqual({ status: 200, result: { success: true } })
      expect(lost.map(({ row }) => row)).toEqual([1, 2, 3].map(() => errors.stageWrong))
      expect((await stored(id)).porting).toMatchObject({ stage: to, version: 3 })
    })
  })
})

describe('by GET, as published', () => {
  const send = (path: string, method = 'GET', purpose = 'none') =>
    fetch(`${kit.url}/porting/${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.ADMIN}`, 'sec-purpose': purpose },
    })
  const queries = {
    waitCustomer: '',
    cancel: '',
    contact: '?message=Ringer%20i%20morgen',
    confirm: '?date=2026-12-10T00:30:00%2B01:00',
    reject: '?reason=NOT_IN_USE',
    complete: '',
  }

  it.each(names)('%s acts; a HEAD is 405 and a prefetch 400, without effect', async (name) => {
    const id = await portingAt(transitions[name].from[0] ?? 'IN_CREATED')
    const path = `${id}/${name}${queries[name]}`
    const before = await stored(id)
    expect((await send(path, 'HEAD')).status).toBe(405)
    expect((await send(path, 'GET', 'prefetch')).status).toBe(400)
    expect(await stored(id)).toEqual(before)
    expect(await (await send(path)).json()).toEqual({ success: true })
    expect((await stored(id)).porting.stage).toBe(transitions[name].to)
    expect((await send(name)).status).toBe(400)
  })
})

it('everything holds that holds of a whole database', async () => {
  const broken = (await listBreaches(kit.database)).filter(({ breaches }) => breaches > 0)
  expect(broken.map(({ holds }) => holds)).toEqual([
    'each file has the SHA-256 that its document tells',
    'each file is a whole PDF',
  ])
})
