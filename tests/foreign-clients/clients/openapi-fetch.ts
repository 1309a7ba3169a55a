import createClient from 'openapi-fetch'
import type { components, paths } from './generated/openapi-typescript.js'
import { type Found, newOperator, type Task } from './task.js'

type Row422 = components['responses']['OperatorCreate422']['content']['application/json']
const known: Row422['message'] = 'npEmail'
// @ts-expect-error: no row of the operation
const unknown: Row422['message'] = 'customer'

/** As openapi-fetch's own documentation tells it. */
export async function callByOpenapiFetch({ url, token, customerId, cps }: Task): Promise<Found> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } })
  const body = { ...newOperator, _id: cps }
  const created = await client.POST('/dk/operator', { body })
  const refused = await client.POST('/dk/operator', { body })
  const list = await client.GET('/dk/operator', { params: { query: { filter: 'kabel', limit: 10 } } })
  const path = { customerId }
  const made = await client.POST('/porting/{customerId}/poa/create', { params: { path }, body: {} })
  const poaId = made.data?.documents[0] ?? ''
  const file = await client.GET('/porting/{customerId}/poa/get/{poaId}', {
    params: { path: { customerId, poaId }, query: { forcedownload: true } },
    parseAs: 'blob',
  })
  return {
    created: created.data?.name,
    refused: [refused.response.status, refused.error?.message],
    listed: list.data?.operators.length,
    documents: made.data?.documents.length,
    file: file.data && (await new Response(file.data).text()).slice(0, 5),
    rowsAreTold: [known, unknown],
  }
}
