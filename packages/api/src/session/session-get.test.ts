import { accessLevels, isAtLeast } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())

const get = (token: string) => kit.transports.tRPC({ operation: 'session.get', token })
const customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS', parentReseller: kit.reseller })

describe('session.get', () => {
  it('tells whose token it is, where they work, and who receives the numbers', async () => {
    const employee = { id: 'a'.repeat(24), name: 'Åse Smørup', emailAddress: 'aase@aeroe.example' }
    expect(await get(await kit.tokenFor('OWNER', customer, employee))).toEqual({
      status: 200,
      result: {
        accessLevel: 'OWNER',
        employee: {
          _id: employee.id,
          name: employee.name,
          emailAddress: employee.emailAddress,
          language: 'da',
        },
        customer: { _id: customer, name: 'Brødrene Ærø ApS', isReseller: false },
        issuer: 'Telecom X',
      },
    })
  })

  it('says that a reseller is one, and leaves out an e-mail address that is not set', async () => {
    const { result } = await get(await kit.tokenFor('RESELLER', undefined, { emailAddress: null }))
    expect(result).toMatchObject({ customer: { _id: kit.reseller, isReseller: true } })
    expect(Object.keys((result as { employee: object }).employee).toSorted()).toEqual([
      '_id',
      'language',
      'name',
    ])
  })

  it('tells the level that the token has, when its employee was raised since', async () => {
    const id = 'b'.repeat(24)
    const token = await kit.tokenFor('VIEWER', customer, { id })
    await kit.database.updateTable('employee').set({ access_level: 'OWNER' }).where('id', '=', id).execute()
    expect(await get(token)).toMatchObject({ result: { accessLevel: 'VIEWER' } })
    await kit.database
      .updateTable('employee')
      .set({ access_level: 'PERSONAL' })
      .where('id', '=', id)
      .execute()
    expect(await get(token)).toMatchObject({ result: { accessLevel: 'PERSONAL' } })
  })

  it.each(accessLevels.filter((level) => isAtLeast(level, 'PERSONAL')))('%s may ask', async (level) => {
    expect(await get(await kit.tokenFor(level))).toMatchObject({ result: { accessLevel: level } })
  })

  it('403: who may not log in', async () => {
    expect(await get(await kit.tokenFor('NO_LOGIN'))).toEqual(denied)
  })
})
