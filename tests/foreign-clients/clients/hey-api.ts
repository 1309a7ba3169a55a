import { client } from './generated/hey-api/client.gen.js'
import { operatorCreate, operatorList, poaCreate, poaGet } from './generated/hey-api/sdk.gen.js'
import type { OperatorCreateErrors } from './generated/hey-api/types.gen.js'
import { type Found, newOperator, type Task } from './task.js'

const known: OperatorCreateErrors[422]['message'] = 'npEmail'
// @ts-expect-error: no row of the operation
const unknown: OperatorCreateErrors[422]['message'] = 'customer'

/** As Hey API's own documentation tells it. */
export async function callByHeyApi({ url, token, customerId, cps }: Task): Promise<Found> {
  client.setConfig({ baseUrl: url, auth: () => token })
  const body = { ...newOperator, _id: cps }
  const created = await operatorCreate({ body })
  const refused = await operatorCreate({ body })
  const list = await operatorList({ query: { filter: 'kabel', limit: 10 } })
  const made = await poaCreate({ path: { customerId }, body: {} })
  const poaId = made.data?.documents[0] ?? ''
  const file = await poaGet({ path: { customerId, poaId }, query: { forcedownload: true } })
  return {
    created: created.data?.name,
    refused: [refused.response?.status, refused.error?.message],
    listed: list.data?.operators.length,
    documents: made.data?.documents.length,
    file: file.data && (await file.data.text()).slice(0, 5),
    rowsAreTold: [known, unknown],
  }
}
