import { insertVoiceAccountNumbers, insertVoiceAccounts } from '@telecomx/database/testing'
import { type VoiceAccount, voiceAccountListErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies } = await kit.addFamily()
const { reseller, sub, grandchild: end, issuer: other } = companies
const customers: Record<string, string> = { reseller, sub, end, other }
const tokens = {
  ...(await kit.tokensOf(end)),
  OWNER: await kit.tokenFor('OWNER', sub),
  RESELLER: await kit.tokenFor('RESELLER'),
  RESELLER_ADMIN: await kit.tokenFor('RESELLER_ADMIN', reseller),
} as Record<string, string>

/** Customers beneath each other, each with accounts of its own. */
const accounts = ['reseller', 'sub', 'end', 'end', 'other'].map((owner, index) => ({
  id: String(index).repeat(24),
  customer: customers[owner] ?? '',
  type: index === 3 ? ('MVNO' as const) : ('SIP' as const),
  name: index === 3 ? null : `Konto ${index}`,
  sim_number: index === 3 ? '8945F' : null,
  state: 'ACTIVE' as const,
}))
const dead = {
  id: 'd'.repeat(24),
  customer: end,
  type: 'SIP' as const,
  state: 'DELETED' as const,
}
await insertVoiceAccounts(kit.database, [...accounts, { ...dead, name: 'x', sim_number: null }])
await insertVoiceAccountNumbers(kit.database, [
  { number: '+4570100002', voice_account: '2'.repeat(24) },
  { number: '+4570100001', voice_account: '2'.repeat(24) },
  { number: '+4520000000', voice_account: '3'.repeat(24) },
])

interface Page {
  total: number
  voiceAccounts: VoiceAccount[]
}

describe.each(Object.entries(kit.transports))('voiceAccount.list over %s', (_transport, call) => {
  const list = (body: object = {}, token = tokens.VIEWER) =>
    call({ operation: 'voiceAccount.list', token, body })
  const seen = async (level: string, body: object = {}) => {
    const { total, voiceAccounts } = (await list(body, tokens[level])).result as Page
    return [total, voiceAccounts.map((account) => account._id[0]).join('')]
  }

  it('answers live accounts of both kinds with their numbers', async () => {
    expect(await list()).toEqual({
      status: 200,
      result: {
        offset: 0,
        limit: 100,
        total: 2,
        voiceAccounts: [
          {
            _id: '2'.repeat(24),
            customer: customers.end,
            type: 'SIP',
            name: 'Konto 2',
            numbers: ['+4570100001', '+4570100002'],
            version: 1,
          },
          {
            _id: '3'.repeat(24),
            customer: customers.end,
            type: 'MVNO',
            state: 'ACTIVE',
            number: '+4520000000',
            simNumber: '8945F',
            version: 1,
          },
        ],
      },
    })
  })

  it.each([
    ['VIEWER', [2, '23']],
    ['OWNER', [1, '1']],
    ['RESELLER', [4, '0123']],
    ['RESELLER_ADMIN', [4, '0123']],
    ['ADMIN', [5, '01234']],
  ])('%s sees own accounts, resellers all beneath them, ADMIN all', async (level, accounts) => {
    expect(await seen(level)).toEqual(accounts)
  })

  it('shows one customer when asked, and nothing of a foreign one', async () => {
    expect(await seen('RESELLER', { customer: customers.end?.toUpperCase() })).toEqual([2, '23'])
    expect(await seen('RESELLER', { customer: customers.other })).toEqual([0, ''])
    expect(await seen('VIEWER', { customer: customers.other })).toEqual(await seen('VIEWER'))
  })

  it('shows the part that is asked for, and how many there are', async () => {
    expect(await seen('ADMIN', { offset: 1, limit: 2 })).toEqual([5, '12'])
    expect(await seen('ADMIN', { offset: 5 })).toEqual([5, ''])
  })

  it.each([
    [{ customer: 'x' }, errors.customerInvalid],
    [{ offset: -1 }, errors.offsetInvalid],
    [{ limit: 501 }, errors.limitInvalid],
    [{ limit: 0 }, errors.limitInvalid],
  ])('422 %j', async (body, row) => {
    expect(await list(body)).toEqual({ status: 422, row })
  })

  it('403 access_denied: PERSONAL', async () => {
    expect(await list({ limit: 0 }, tokens.PERSONAL)).toEqual(denied)
  })
})
