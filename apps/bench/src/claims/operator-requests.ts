import type { Workload } from '../load/workload.js'

/** The documented example, with an id of its own each time; above those that are there. */
export const operatorBody = JSON.stringify({
  _id: '#####',
  name: 'Telecom X',
  address: 'Frugtmarkedet 17, 2500 Valby',
  npNumber: '+4570305000',
  npFax: '+4570305051',
  npEmail: 'np@telecomx.dk',
  npOpeningHours: 'man-fre 8:00-16:00',
  notes: 'Ask for Rune',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
  iccValidation: '/^894512\\d{13}F$/',
  orderWait: 24,
  customerIdValidation: false,
})

const fresh = { serials: 90_000, firstSerial: 10_000 }

/** operator.create over REST. */
export const createOverRest: Workload = { method: 'POST', path: '/dk/operator', body: operatorBody, ...fresh }

/** The same over tRPC, in the envelope of the product. */
export const createOverTrpc: Workload = {
  method: 'POST',
  path: '/trpc/operator.create',
  body: `{"json":${operatorBody}}`,
  ...fresh,
}

/** The same on a server of tRPC's own, which has no envelope. */
export const createOverPlainTrpc: Workload = {
  method: 'POST',
  path: '/operator.create',
  body: operatorBody,
  ...fresh,
}

/** What operator.create changes. */
export const operatorTables = ['operator', 'audit_log', 'commit_mark']

/** What is in the product's envelope. */
export function inEnvelope(answer: unknown): unknown {
  return (answer as { result: { data: { json: unknown } } }).result.data.json
}

/** What a server of tRPC's own answers. */
export function inPlainAnswer(answer: unknown): unknown {
  return (answer as { result: { data: unknown } }).result.data
}
