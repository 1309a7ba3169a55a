import {
  type Porting,
  portingUpdateErrors,
  type RejectionReason,
  rejectionReasons,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, type PortingFixture, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies, tokens } = await kit.addFamily()
const { customer } = companies
const operator = await kit.addOperator()
const comparing = await kit.addOperator({ _id: '01020', customerIdValidation: true })
const english = await kit.tokenFor('VIEWER', customer, { language: 'en' })

async function ordered(porting: Partial<PortingFixture> = {}): Promise<string> {
  const [id = ''] = await kit.addPortings(customer, [{ operator, stage: 'IN_ORDERED', ...porting }])
  return id
}

/** The owner's name, address, zip, city and VAT number. */
const owner = ['name', 'address', 'zip', 'city', 'vatNumber'].map((field) => `customer.${field}`)
const corrections: Record<RejectionReason, [correct: string[], isCustomerIdToo: boolean]> = {
  AUTH_MISSING: [['documents'], true],
  WRONG_OWNER: [owner, true],
  SIM_MISMATCH: [['donorSimNumber'], false],
  NOT_IN_USE: [['number'], true],
  CUSTOMER_REJECT: [['customer'], false],
  RANGE_MISMATCH: [['number', 'additionalNumbers'], true],
}

describe.each(Object.entries(kit.transports))(
  'a porting that the donor refused, over %s',
  (_transport, call) => {
    const act = (operation: string, id: string, body: object = {}, token = tokens.owner) =>
      call({ operation: `porting.${operation}`, token, path: { _id: id }, body })
    const get = async (id: string, token = tokens.owner) =>
      (await act('get', id, {}, token)).result as Porting
    const listed = async (id: string) => {
      const body = { customer, limit: 500 }
      const { result } = await call({ operation: 'porting.list', token: tokens.reseller, body })
      return (result as { portings: Porting[] }).portings.find(({ _id }) => _id === id)
    }

    it.each(rejectionReasons)(
      '%s: what to correct, and the customer number where the donor compares it',
      async (reason) => {
        const [correct, isCustomerIdToo] = corrections[reason]
        for (const donor of [operator, comparing]) {
          const id = await ordered({ operator: donor, type: 'MVNO' })
          expect((await act('reject', id, { reason }, tokens.admin)).status).toBe(200)
          const { rejection, status } = await get(id)
          const all = donor === comparing && isCustomerIdToo ? [...correct, 'donorCustomerId'] : correct
          expect([status.stage, status.message, rejection?.reason, rejection?.correct]).toEqual([
            'IN_REJECTED',
            reason,
            reason,
            all,
          ])
          expect(/kundenummeret/.test(rejection?.description ?? '')).toBe(all.includes('donorCustomerId'))
          expect(await listed(id)).toEqual(await get(id))
        }
      },
    )

    it('its description is in the language of whoever reads it', async () => {
      const id = await ordered()
      await act('reject', id, { reason: 'NOT_IN_USE' }, tokens.admin)
      expect((await get(id)).rejection?.description).toMatch(
        /^Nummeret er ikke i brug hos afgivende operatør/,
      )
      expect((await get(id, english)).rejection?.description).toMatch(
        /^The number is not in use at the donor/,
      )
    })

    it.each([
      ['never refused', 'IN_REJECTED', 'Uden grund'],
      ['never refused', 'IN_DONOR_CONTACTED', 'WRONG_OWNER'],
    ] as const)('one that was %s and is %s has no rejection', async (_title, stage, message) => {
      expect((await get(await ordered({ stage, message }))).rejection).toBeUndefined()
    })

    it('staff give the reason by hand as well', async () => {
      const id = await ordered({ stage: 'IN_REJECTED', message: 'WRONG_OWNER' })
      expect((await get(id)).rejection).toMatchObject({ reason: 'WRONG_OWNER' })
    })

    it('is corrected, waits for the customer, and gets a new power of attorney', async () => {
      const firm = await kit.addCustomer({ parentReseller: kit.reseller, name: 'Gammelt Navn ApS' })
      const token = await kit.tokenFor('OWNER', firm)
      const own = (operation: string, id: string, body: object = {}) => act(operation, id, body, token)
      const read = (id: string) => get(id, token)
      const create = async () => {
        const path = { customerId: firm }
        const { result } = await call({ operation: 'porting.poaCreate', token, path, body: {} })
        return (result as { documents?: string[] } | undefined)?.documents ?? []
      }
      const [id = ''] = await kit.addPortings(firm, [{ operator: comparing }])
      const before = await create()
      expect((await read(id)).documents).toEqual(before)
      const setStage = (stage: string) => act('stageOverride', id, { stage }, tokens.admin)
      expect((await setStage('IN_ORDERED')).status).toBe(200)
      const fact = { donorCustomerId: 'K-17' }
      expect(await own('update', id, fact)).toEqual({ status: 403, row: portingUpdateErrors.stageWrong })
      expect(await own('reject', id, { reason: 'WRONG_OWNER' })).toEqual(denied)
      expect((await act('reject', id, { reason: 'WRONG_OWNER' }, tokens.admin)).status).toBe(200)
      const { rejection } = await read(id)
      expect(rejection).toMatchObject({ reason: 'WRONG_OWNER', correct: [...owner, 'donorCustomerId'] })

      expect((await own('update', id, fact)).result).toMatchObject({ ...fact, rejection })
      const named = { operation: 'customer.update', path: { _id: firm }, body: { name: 'Nyt Navn ApS' } }
      expect((await call({ ...named, token: tokens.reseller })).status).toBe(200)
      // In IN_REJECTED nothing is made for it.
      expect(await create()).toEqual([])
      expect((await own('waitCustomer', id)).status).toBe(200)
      expect(await read(id)).toMatchObject({ rejection, status: { stage: 'IN_AWAITING_POA_FROM_CUSTOMER' } })
      const after = await create()
      expect((await read(id)).documents).toEqual(after)
      const document = kit.database.selectFrom('poa_document').select('facts').where('id', 'in', after)
      const { facts } = await document.executeTakeFirstOrThrow()
      expect(facts).toContain('Nyt Navn ApS')
      expect(facts).toContain('K-17')

      expect((await read(id)).rejection).toEqual(rejection)
      await setStage('IN_ORDERED')
      expect((await read(id)).rejection).toBeUndefined()
      await setStage('IN_DONOR_CONTACTED')
      expect((await read(id)).rejection).toBeUndefined()
    })

    it('of two refusals the last one counts; one that was called off is no more', async () => {
      const id = await ordered()
      await act('reject', id, { reason: 'AUTH_MISSING' }, tokens.admin)
      await act('stageOverride', id, { stage: 'IN_ORDERED' }, tokens.admin)
      await act('reject', id, { reason: 'CUSTOMER_REJECT' }, tokens.admin)
      expect((await get(id)).rejection?.reason).toBe('CUSTOMER_REJECT')
      await act('cancel', id)
      expect((await get(id)).rejection).toBeUndefined()
    })
  },
)
