import type { Workload } from '../load/workload.js'
import type { Stage } from '../stage.js'
import { customerIdOf } from '../world/seed-world.js'
import { inEnvelope, inPlainAnswer } from './operator-requests.js'

const anyCustomer = customerIdOf(0).slice(0, -5)

/** poaCreate over REST, for one customer after the other. */
export function poaOverRest({ settings: { sizes } }: Stage): Workload {
  return {
    method: 'POST',
    path: `/porting/${anyCustomer}#####/poa/create`,
    body: '{}',
    serials: sizes.customers,
  }
}

/** The same over tRPC. */
export function poaOverTrpc({ settings: { sizes } }: Stage): Workload {
  const body = `{"json":{"customerId":"${anyCustomer}#####"}}`
  return { method: 'POST', path: '/trpc/porting.poaCreate', body, serials: sizes.customers }
}

/** The same on a server of tRPC's own. */
export function poaOverPlainTrpc({ settings: { sizes } }: Stage): Workload {
  const body = `{"customerId":"${anyCustomer}#####"}`
  return { method: 'POST', path: '/porting.poaCreate', body, serials: sizes.customers }
}

/** What poaCreate changes. */
export const poaTables = [
  'porting',
  'porting_stage',
  'poa_document',
  'poa_document_file',
  'poa_document_porting',
  'unannounced_change',
  'audit_log',
  'commit_mark',
]

/** The ids of documents are nobody's else. */
const counted = (answer: unknown) => {
  const { success, documents } = answer as { success: boolean; documents: unknown[] }
  return { success, documents: documents.length }
}

export const documentsInEnvelope = (answer: unknown) => counted(inEnvelope(answer))
export const documentsInPlainAnswer = (answer: unknown) => counted(inPlainAnswer(answer))
export const documentsOverRest = counted
