import {
  type OperatorCreate422Response,
  operatorCreate,
  operatorList,
  poaCreate,
  poaGet,
} from './generated/orval.js'
import { callAs } from './orval-fetch.js'
import { type Found, newOperator, type Task } from './task.js'

const known: OperatorCreate422Response['message'] = 'npEmail'
// @ts-expect-error: no row of the operation
const unknown: OperatorCreate422Response['message'] = 'customer'

/** As orval's own documentation tells it. */
export async function callByOrval({ url, token, customerId, cps }: Task): Promise<Found> {
  callAs(url, token)
  const body = { ...newOperator, _id: cps }
  const created = await operatorCreate(body)
  const refused = await operatorCreate(body)
  const list = await operatorList({ filter: 'kabel', limit: 10 })
  const made = await poaCreate(customerId, {})
  const poaId = made.status === 200 ? made.data.documents[0] : undefined
  const file = await poaGet(customerId, poaId ?? '', { forcedownload: true })
  return {
    created: created.status === 200 ? created.data.name : undefined,
    refused: [refused.status, refused.status === 409 ? refused.data.message : undefined],
    listed: list.status === 200 ? list.data.operators.length : undefined,
    documents: made.status === 200 ? made.data.documents.length : undefined,
    file: file.status === 200 ? (await file.data.text()).slice(0, 5) : undefined,
    rowsAreTold: [known, unknown],
  }
}
