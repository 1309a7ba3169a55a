import { createPoaRenderer } from '@telecomx/poa-document'
import { transportErrors } from '@telecomx/validation'
import { afterAll, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

// No document may wait: every one is one too many.
const poaRenderer = await createPoaRenderer({ mostWaiting: 0 })
const turns: string[] = []
const kit = await startTestKit({
  poaRenderer: {
    ...poaRenderer,
    render: (documents, turn) => {
      turns.push(turn)
      return poaRenderer.render(documents, turn)
    },
  },
})
afterAll(() => kit.close())
const customer = await kit.addCustomer({ parentReseller: kit.reseller })
const token = await kit.tokenFor('OWNER', customer)
await kit.addPortings(customer, [
  { operator: await kit.addOperator({ _id: '01010' }) },
  { operator: await kit.addOperator({ _id: '01020' }) },
])

it.each([
  ['POST', `/porting/${customer}/poa/create`],
  ['GET', `/porting/${customer}/poa/preview?operator=01010`],
  ['POST', '/trpc/porting.poaCreate'],
])('503 unavailable with Retry-After when too many documents wait: %s %s', async (method, path) => {
  const response = await fetch(kit.url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' && { body: JSON.stringify({ json: { customerId: customer } }) }),
  })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  expect(JSON.stringify(await response.json())).toContain(transportErrors.unavailable.description)
})

it('a reseller has one turn, whichever customers it acts for', async () => {
  const other = await kit.addCustomer({ parentReseller: kit.reseller })
  await kit.addPortings(other, [{ operator: '01010' }])
  const headers = { authorization: `Bearer ${await kit.tokenFor('RESELLER')}` }
  turns.length = 0
  for (const one of [customer, other]) {
    await fetch(`${kit.url}/porting/${one}/poa/create`, { method: 'POST', headers })
    await fetch(`${kit.url}/porting/${one}/poa/preview?operator=01010`, { headers })
  }
  expect(turns).toEqual(Array(4).fill(kit.reseller))
})

it('and nothing is half done: no document, and no porting has moved', async () => {
  const { database } = kit
  expect(await database.selectFrom('poa_document').select('id').execute()).toEqual([])
  expect(await database.selectFrom('porting').select('stage').distinct().execute()).toEqual([
    { stage: 'IN_CREATED' },
  ])
})
