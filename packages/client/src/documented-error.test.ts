import { startTestKit } from '@telecomx/api/testing'
import { numberImportErrors, numberLineErrors } from '@telecomx/validation'
import { afterAll, expect, test } from 'vitest'
import { failedWith, faultsOf } from './index.js'

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
