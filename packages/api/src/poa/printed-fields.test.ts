import { ownerFields } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { notValid, startTestKit, unprintable } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const token = await kit.tokenFor('ADMIN')
const operator = await kit.addOperator()
const glyphs = '東京'

describe.each([
  ['porting.poaCreate', 'REST'],
  ['porting.poaCreate', 'tRPC'],
  ['porting.poaPlan', 'tRPC'],
] as const)('the other owner that %s is given over %s', async (operation, transport) => {
  const customerId = await kit.addCustomer()
  await kit.addPortings(customerId, [{ operator }])
  const answer = (override: object) =>
    kit.transports[transport]({ operation, token, path: { customerId }, body: { override } })

  it.each(ownerFields)('422 override.%s: number, glyph', async (field) => {
    const row = `override.${field}`
    expect(await answer({ [field]: 1 })).toEqual({ status: 422, row: notValid(row) })
    expect(await answer({ [field]: glyphs })).toEqual({ status: 422, row: unprintable(row) })
  })
})

/** A customer of whom one stored text has letters that the document's font has not. */
async function customerWith(field: string): Promise<{ customerId: string; operator: string }> {
  const customerId = await kit.addCustomer(
    ownerFields.some((one) => one === field) ? { [field]: glyphs } : {},
  )
  const donor = field === 'operator' ? await kit.addOperator({ _id: '01020', name: glyphs }) : operator
  const stored = field.startsWith('donor') && { [field]: glyphs }
  await kit.addPortings(customerId, [{ operator: donor, type: 'MVNO', ...stored }])
  return { customerId, operator: donor }
}

describe.each([
  ['porting.poaCreate', 'REST'],
  ['porting.poaCreate', 'tRPC'],
  ['portingFile.poaPreview', 'REST'],
] as const)('what %s prints, over %s', (operation, transport) => {
  it.each([...ownerFields, 'operator', 'donorSimNumber', 'donorCustomerId'])(
    '422 %s: glyph',
    async (field) => {
      const { customerId, operator } = await customerWith(field)
      const body = operation === 'portingFile.poaPreview' ? { operator } : {}
      const answer = await kit.transports[transport]({ operation, token, path: { customerId }, body })
      expect(answer).toEqual({ status: 422, row: unprintable(field) })
    },
  )
})
