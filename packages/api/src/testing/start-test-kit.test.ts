import { failedWith } from '@telecomx/client'
import { accessDenied } from '@telecomx/validation'
import { expect, test } from 'vitest'
import { startTestKit } from './start-test-kit.js'

test('three lines: a server, a customer, and a client that calls it', async () => {
  await using kit = await startTestKit()
  const customer = await kit.addCustomer({ parentReseller: kit.reseller, emailAddress: 'post@kunde.example' })
  const owner = await kit.clientFor('OWNER', customer, { primaryContact: true, emailAddress: 'a@b.dk' })

  await kit.addPortings(customer, [{ operator: await kit.addOperator() }])
  const { documents } = await owner.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL' })
  expect(documents).toHaveLength(1)
  const [delivery] = await kit.database.selectFrom('delivery').select('recipient').execute()
  expect(delivery).toEqual({ recipient: 'a@b.dk' })

  const byReseller = await (await kit.clientFor('RESELLER')).porting.poaCreate.mutate({
    customerId: customer,
  })
  expect(byReseller.success).toBe(true)
  const foreign = await kit.clientFor('OWNER', await kit.addCustomer())
  const refused = await foreign.porting.poaCreate.mutate({ customerId: customer }).catch((e: unknown) => e)
  expect(failedWith(refused, accessDenied)).toBe(true)
  const staff = await kit.tokenFor('ADMIN')
  const answer = await fetch(`${kit.url}/dk/operator`, { method: 'POST', headers: { 'x-api-key': staff } })
  expect(answer.status).toBe(422)
})

test('what leaves the block is gone: server and database', async () => {
  let url = ''
  let database: string | undefined
  {
    await using kit = await startTestKit()
    url = kit.url
    database = kit.testDatabase.url
  }
  await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed')
  await using other = await startTestKit()
  const names = await other.database.introspection.getSchemas()
  expect(names.map(({ name }) => name)).not.toContain(new URL(database).pathname.slice(1))
})
