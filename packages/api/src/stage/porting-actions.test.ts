import {
  portingCancelErrors,
  portingCompleteErrors,
  portingConfirmErrors,
  portingContactErrors,
  type PortingStage,
  portingRejectErrors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, notValid, type PortingFixture, startTestKit } from '../testing/index.js'

/** The day in Denmark is the 30th of January already: the month after has no such day. */
const kit = await startTestKit({ clock: () => new Date('2027-01-29T23:30:00Z') })
afterAll(() => kit.close())
const { companies, tokens } = await kit.addFamily()
const { customer } = companies
const operator = await kit.addOperator()
await kit.addNumberRange({ from: '+4533200000', to: '+4533299999', operator })

let serial = 0

async function portingAt(stage: PortingStage, porting: Partial<PortingFixture> = {}): Promise<string> {
  const [id = ''] = await kit.addPortings(customer, [{ operator, stage, ...porting }])
  return id
}

async function stageOf(id: string): Promise<string> {
  const query = kit.database.selectFrom('porting').select(['stage', 'stage_message as message'])
  const { stage, message } = await query.where('id', '=', id).executeTakeFirstOrThrow()
  return message === null ? stage : `${stage} ${message}`
}

describe.each(Object.entries(kit.transports))('over %s', (_transport, call) => {
  const act = (operation: string, id: string, body: object = {}, token = tokens.admin) =>
    call({ operation, token, path: { _id: id }, body })

  describe('porting.cancel', () => {
    it('403 numberType: an MVNO porting, which goes with its account', async () => {
      const id = await portingAt('IN_ORDERED', { type: 'MVNO' })
      expect(await act('porting.cancel', id)).toEqual({ status: 403, row: portingCancelErrors.isMvno })
      expect(await stageOf(id)).toBe('IN_ORDERED')
    })

    it('403 access_denied: an MVNO porting at a stage that nothing cancels', async () => {
      const id = await portingAt('IN_CONFIRMED', { type: 'MVNO' })
      expect(await act('porting.cancel', id)).toEqual({ status: 403, row: portingCancelErrors.stageWrong })
    })

    it('404 voiceAccount: an MVNO porting whose account is gone', async () => {
      const id = await portingAt('IN_CREATED', { type: 'MVNO' })
      await kit.database
        .updateTable('voice_account')
        .set({ state: 'DELETED' })
        .where('id', '=', (query) => query.selectFrom('porting').select('voice_account').where('id', '=', id))
        .execute()
      expect(await act('porting.cancel', id)).toEqual({
        status: 404,
        row: portingCancelErrors.accountNotFound,
      })
    })

    it.each(['owner', 'reseller', 'resellerAdmin', 'admin'] as const)('%s may', async (who) => {
      expect((await act('porting.cancel', await portingAt('IN_POA_SENT'), {}, tokens[who])).status).toBe(200)
    })

    it('its numbers stay on the account; taken off and put on again they get a new porting', async () => {
      const number = `+45332${String(++serial).padStart(5, '0')}`
      const { result } = await call({
        operation: 'sipAccount.create',
        token: tokens.owner,
        body: { customer, name: 'Omstilling', numbers: [number] },
      })
      const { _id, portings } = result as { _id: string; portings: { _id: string }[] }
      const id = portings[0]?._id ?? ''
      expect((await act('porting.cancel', id, {}, tokens.owner)).status).toBe(200)
      const update = (body: object) => act('sipAccount.update', _id, body, tokens.owner)
      expect((await update({ addNumbers: [number] })).result).toMatchObject({
        numbers: [number],
        portings: [],
      })
      expect((await update({ removeNumbers: [number] })).status).toBe(200)
      expect((await update({ addNumbers: [number] })).result).toMatchObject({
        portings: [{ number, status: { stage: 'IN_CREATED' } }],
      })
      expect(await stageOf(id)).toBe('IN_CANCELLED')
    })
  })

  describe('porting.contact', () => {
    it.each([
      ['left out', {}, portingContactErrors.messageMissing],
      ['null', _transport === 'tRPC' ? { message: null } : {}, portingContactErrors.messageMissing],
      ['blank', { message: ' \u200b ' }, portingContactErrors.messageMissing],
      ['a list', { message: ['x'] }, notValid('message')],
      ['a control character', { message: 'a\u0007b' }, notValid('message')],
      ['a line feed', { message: 'a\nb' }, notValid('message')],
      ['501 characters', { message: 'å'.repeat(501) }, notValid('message')],
    ])('422 message: %s', async (_title, body, row) => {
      expect(await act('porting.contact', await portingAt('IN_ORDERED'), body)).toEqual({ status: 422, row })
    })

    it('keeps a message of 500 characters, whatever they are', async () => {
      const id = await portingAt('IN_ORDERED')
      const message = '😀'.repeat(500)
      expect((await act('porting.contact', id, { message })).status).toBe(200)
      expect(await stageOf(id)).toBe(`IN_DONOR_CONTACTED ${message}`)
    })

    it('is RESELLER_ADMIN’s for customers of its own only', async () => {
      const own = await kit.tokenFor('RESELLER_ADMIN', kit.reseller)
      const id = await portingAt('IN_ORDERED')
      for (const token of [tokens.reseller, tokens.resellerAdmin])
        expect(await act('porting.contact', id, { message: 'x' }, token)).toEqual(denied)
      expect((await act('porting.contact', id, { message: 'x' }, own)).status).toBe(200)
    })
  })

  describe('porting.confirm', () => {
    const { dateInvalid, datePast, dateTooFar, dateBeforeRequested } = portingConfirmErrors

    it.each([
      ['left out', {}, dateInvalid],
      ['empty', { date: '' }, dateInvalid],
      ['Danish', { date: '1.2.2027' }, dateInvalid],
      ['30 February', { date: '2027-02-30' }, dateInvalid],
      ['no zone', { date: '2027-02-01T09:00:00' }, dateInvalid],
      ['a list', { date: ['2027-02-01'] }, dateInvalid],
      ['yesterday', { date: '2027-01-29' }, datePast],
      ['yesterday in Denmark, at that moment', { date: '2027-01-29T22:59:59Z' }, datePast],
      ['more than the month after has', { date: '2027-03-01' }, dateTooFar],
    ])('422 date: %s', async (_title, body, row) => {
      expect(await act('porting.confirm', await portingAt('IN_ORDERED'), body)).toEqual({ status: 422, row })
    })

    it.each([
      ['today', '2027-01-30', '2027-01-30'],
      ['the last day of the month after', '2027-02-28', '2027-02-28'],
      ['a time that is another day in Denmark', '2027-02-01T23:30:00Z', '2027-02-02'],
    ])('%s: the day is the message', async (_title, date, day) => {
      const id = await portingAt('IN_ORDERED')
      expect((await act('porting.confirm', id, { date })).status).toBe(200)
      expect(await stageOf(id)).toBe(`IN_CONFIRMED ${day}`)
    })

    it('422 date: before the requested one, which stays as it is; on it is right', async () => {
      const id = await portingAt('IN_ORDERED')
      const requested = new Date('2027-02-10T23:30:00Z')
      await kit.database
        .updateTable('porting')
        .set({ requested_date: requested })
        .where('id', '=', id)
        .execute()
      const early = await act('porting.confirm', id, { date: '2027-02-10' })
      expect(early).toEqual({ status: 422, row: dateBeforeRequested })
      expect((await act('porting.confirm', id, { date: '2027-02-11' })).status).toBe(200)
      const { result } = await act('porting.get', id)
      expect(result).toMatchObject({ requestedDate: requested.toISOString() })
    })

    it('a wished day more than a month ahead is the one to confirm', async () => {
      const id = await portingAt('IN_ORDERED')
      const wished = { requested_date: new Date('2027-04-14T23:30:00Z') }
      await kit.database.updateTable('porting').set(wished).where('id', '=', id).execute()
      const rowFor = async (date: string) => (await act('porting.confirm', id, { date })).row
      expect(await rowFor('2027-04-14')).toEqual(dateBeforeRequested)
      expect(await rowFor('2027-04-16')).toEqual(dateTooFar)
      expect(await rowFor('2027-04-15')).toBeUndefined()
      expect(await stageOf(id)).toBe('IN_CONFIRMED 2027-04-15')
    })

    it('PORT_TODAY finds what is confirmed for today', async () => {
      const id = await portingAt('IN_ORDERED')
      await act('porting.confirm', id, { date: '2027-01-30' })
      const body = { status: 'PORT_TODAY', limit: 500 }
      const { result } = await call({ operation: 'porting.list', token: tokens.owner, body })
      const { portings } = result as { portings: { _id: string }[] }
      expect(portings.map(({ _id }) => _id)).toContain(id)
    })
  })

  describe('porting.complete', () => {
    it.each([
      ['2027-01-31', 409],
      ['2027-01-30', 200],
      ['2027-01-29', 200],
      ['uden dato', 200],
    ])('confirmed for %s: %i', async (message, status) => {
      const id = await portingAt('IN_CONFIRMED', { message })
      const answer = await act('porting.complete', id)
      expect([answer.status, answer.row]).toEqual([
        status,
        status === 409 ? portingCompleteErrors.dateNotReached : undefined,
      ])
    })
  })

  describe('porting.reject', () => {
    it.each([
      ['left out', {}],
      ['lower case', { reason: 'wrong_owner' }],
      ['of out-portings', { reason: 'WRONG_NUMBER' }],
      ['prototype', { reason: '__proto__' }],
      ['SIM_MISMATCH of a SIP porting', { reason: 'SIM_MISMATCH' }],
    ])('422 reason: %s', async (_title, body) => {
      const id = await portingAt('IN_ORDERED')
      const row = portingRejectErrors.reasonInvalid
      expect(await act('porting.reject', id, body)).toEqual({ status: 422, row })
    })

    it('SIM_MISMATCH is for MVNO portings', async () => {
      const id = await portingAt('IN_ORDERED', { type: 'MVNO' })
      expect((await act('porting.reject', id, { reason: 'SIM_MISMATCH' })).status).toBe(200)
      expect(await stageOf(id)).toBe('IN_REJECTED SIM_MISMATCH')
    })
  })
})

it.each(['portings', 'message'])('400: a body that is no object, beside the query %s', async (name) => {
  const url = `${kit.url}/porting/${await portingAt('IN_ORDERED')}/contact?${name}=x`
  const headers = { authorization: `Bearer ${tokens.admin}` }
  const answer = await fetch(url, { method: 'POST', headers, body: '[]' })
  expect(await answer.json()).toEqual({ success: false, ...transportErrors.bodyNotJson })
})

describe('the order of a porting', () => {
  const orderedWith = async (attempts: number) => {
    const id = await portingAt('IN_ORDERED')
    const state = attempts === 0 ? ('queued' as const) : ('sent' as const)
    const order = { id: newId(), porting: id, porting_version: 2, facts: '{}', state, attempts }
    const due = state === 'queued' ? { next_attempt_at: new Date() } : {}
    await kit.database
      .insertInto('porting_order')
      .values({ ...order, ...due, created_at: new Date() })
      .execute()
    return id
  }
  const stateOf = async (id: string) => {
    const query = kit.database.selectFrom('porting_order').select('state').where('porting', '=', id)
    return (await query.executeTakeFirst())?.state
  }
  const act = (operation: string, id: string, body: object) =>
    kit.transports.tRPC({ operation, token: tokens.admin, path: { _id: id }, body })

  it.each([
    ['porting.cancel', {}],
    ['porting.stageOverride', { stage: 'IN_CREATED' }],
    ['porting.stageOverride', { stage: 'IN_CANCELLED' }],
  ])('%s %o: one that has not left is not sent, one that has is called off', async (operation, body) => {
    const [queued, sent] = [await orderedWith(0), await orderedWith(1)]
    for (const id of [queued, sent]) expect((await act(operation, id, body)).status).toBe(200)
    expect([await stateOf(queued), await stateOf(sent)]).toEqual(['withdrawn', 'withdrawing'])
  })

  it.each([
    ['porting.cancel', {}],
    ['porting.waitCustomer', {}],
    ['porting.stageOverride', { stage: 'IN_POA_SENT' }],
  ])('%s %o: one that was to start by itself does not', async (operation, body) => {
    const id = await portingAt('IN_DONOR_CONTACTED')
    const planned = { auto_start_order: new Date(), auto_start_employee: newId() }
    await kit.database.updateTable('porting').set(planned).where('id', '=', id).execute()
    expect((await act(operation, id, body)).status).toBe(200)
    const query = kit.database.selectFrom('porting').select(['auto_start_order', 'auto_start_employee'])
    expect(await query.where('id', '=', id).executeTakeFirst()).toEqual({
      auto_start_order: null,
      auto_start_employee: null,
    })
  })
})
