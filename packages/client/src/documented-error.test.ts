import { startTestKit } from '@telecomx/api/testing'
import { numberImportErrors, numberLineErrors } from '@telecomx/validation'
import { afterAll, expect, test } from 'vitest'
import { createClient, detailsOf, failedWith, faultsOf } from './index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const client = await kit.clientFor('ADMIN')

test('an import takes typed lines, and a refusal names the faulty ones', async () => {
  const ranges = [
    { from: '33000000', to: '33999999', operator: '01020' },
    { from: '33254150', operator: '101' },
  ]
  const error: unknown = await client.number.import.mutate({ ranges }).catch((reason: unknown) => reason)
  expect(failedWith(error, numberImportErrors.faultyLines)).toBe(true)
  expect(faultsOf(error)).toEqual([{ line: 2, ...numberLineErrors.operatorInvalid }])
})

test('whatever else went wrong has no faulty lines', async () => {
  const error: unknown = await client.number.info.query({ number: 'x' }).catch((reason: unknown) => reason)
  expect(faultsOf(error)).toEqual([])
  expect(faultsOf(new Error('no server'))).toEqual([])
})

test('what a row leaves open comes with its error, of a call and of a download', async () => {
  const failureOf = (call: Promise<unknown>) => call.catch((reason: unknown) => reason)
  const refused = await failureOf(client.number.info.query({ number: '3325417O' }))
  expect(detailsOf(refused)).toEqual({ character: { code: 'U+004F', index: 7 } })
  const [operator, customerId] = [await kit.addOperator(), await kit.addCustomer({ name: 'Ærø\u00ad ApS' })]
  await kit.addPortings(customerId, [{ operator }])
  const ours = createClient({ url: kit.url, token: await kit.tokenFor('ADMIN') })
  const unprinted = await failureOf(ours.poaPreview({ customerId, operator }))
  expect(detailsOf(unprinted)).toEqual({ character: { code: 'U+00AD', name: 'SOFT HYPHEN', index: 3 } })
  expect(detailsOf(new Error('no server'))).toBeUndefined()
  expect(detailsOf(await failureOf(client.number.info.query({ number: '1' })))).toBeUndefined()
})
