import {
  type Caller,
  ChangedMeanwhileError,
  type DatabaseTransaction,
  insertAuditEntries,
  insertPoaDocuments,
  inTransaction,
  isDuplicate,
  lockCustomers,
  movePortings,
  replaceOpenPoaDocuments,
} from '@telecomx/database'
import type { PoaFacts, RenderedPoa } from '@telecomx/poa-document'
import type { DeliveryMethod, PoaMethod } from '@telecomx/validation'
import { recordDelivery } from '../delivery/record-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { PoaDraftOptions } from './draft-documents.js'
import { factsDiffer, type GatheredPortings, gatherPortings } from './gather-portings.js'

export interface PoaCreateRequest extends PoaDraftOptions {
  customerId: string
  method: PoaMethod
  recipient?: string | undefined
  cc?: readonly string[]
}

/** By which way, to whom, and who gets copies. */
export interface HandOver {
  method: DeliveryMethod
  recipient: string
  cc: readonly string[]
}

export interface PoaDocument extends RenderedPoa {
  facts: PoaFacts
}

export interface PoaSetToSave {
  caller: Caller
  request: PoaCreateRequest
  gathered: GatheredPortings
  /** Undefined for DOWNLOAD. */
  handOver: HandOver | undefined
  documents: readonly PoaDocument[]
}

/** The portings are no longer what was printed. */
class StaleSetError extends Error {}

/**
 * Saves documents, links, stages and delivery in one transaction. False, and nothing saved, when meanwhile a
 * porting left its stage, was added, or one of the printed facts changed.
 */
export async function savePoaSet(dependencies: Dependencies, set: PoaSetToSave): Promise<boolean> {
  try {
    await inTransaction(dependencies.database, (trx) => saveInTransaction(trx, dependencies, set))
    return true
  } catch (error) {
    // A porting code that is taken already is as rare as it is harmless: the next try draws another.
    if (error instanceof StaleSetError || isDuplicate(error)) return false
    throw error
  }
}

async function saveInTransaction(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { caller, request, gathered, handOver, documents }: PoaSetToSave,
): Promise<void> {
  const portingIds = gathered.portings.map((porting) => porting.id)
  await lockCustomers(trx, [request.customerId])
  // This locks the portings. What it does not lock (a donor's name, a new porting) may change from here on, as
  // if it had changed a moment after the commit.
  const change = {
    actor: caller,
    customerId: request.customerId,
    message: null,
    details: {
      documents: documents.map(({ facts }) => facts.reference),
      method: request.method,
      ...handOver,
    },
  }
  await movePortings(trx, gathered.portings, 'poaCreate', change).catch(asStale)
  if (factsDiffer(gathered, await gatherPortings(trx, request.customerId))) throw new StaleSetError()
  await replaceOpenPoaDocuments(trx, request.customerId, portingIds)
  await insertPoaDocuments(
    trx,
    {
      customerId: request.customerId,
      method: request.method,
      mitId: request.mitId,
      employeeId: caller.employeeId,
    },
    documents.map(toRow),
    portingIds,
  )
  await insertAuditEntries(trx, caller, documents.map(toEntry(request)))
  if (!handOver) return
  await recordDelivery(trx, dependencies, {
    ...handOver,
    action: 'porting.poaCreate',
    isReminded: true,
    caller,
    customerId: request.customerId,
    customer: gathered.customer,
    documentIds: documents.map(({ facts }) => facts.reference),
    wishedDates: gathered.portings.map(({ requestedDate }) => requestedDate),
  })
}

/** What was printed cannot be saved by running again. */
function asStale(error: unknown): never {
  throw error instanceof ChangedMeanwhileError ? new StaleSetError() : error
}

/** The SHA-256 stands where nobody changes it. */
const toEntry =
  ({ customerId, method, mitId }: PoaCreateRequest) =>
  ({ facts, pages, sha256 }: PoaDocument) => ({
    action: 'porting.poaCreate' as const,
    customerId,
    objectType: 'poaDocument' as const,
    objectId: facts.reference,
    after: { operator: facts.donor.cpsCode, portingCode: facts.portingCode, method, mitId, pages, sha256 },
  })

function toRow({ facts, bytes, pages, sha256 }: PoaDocument) {
  return {
    id: facts.reference,
    operator: facts.donor.cpsCode,
    portingCode: facts.portingCode,
    facts: JSON.stringify(facts),
    numberCount: facts.portings.reduce((sum, porting) => sum + porting.numbers.length, 0),
    pages,
    sha256,
    bytes,
  }
}
