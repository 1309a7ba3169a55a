import {
  type Caller,
  type DatabaseTransaction,
  findPoaFacts,
  insertPoaDocuments,
  inTransaction,
  isDuplicate,
  lockOwner,
  movePortings,
  type PoaFactsRead,
  type PortingForPoa,
  replaceOpenPoaDocuments,
  wantingPoa,
} from '@telecomx/database'
import type { PoaFacts, PrintedPoa } from '@telecomx/poa-document'
import type { DeliveryMethod, PoaMethod } from '@telecomx/validation'
import { recordDelivery } from '../delivery/record-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { PoaDraftOptions } from './draft-documents.js'
import { factsDiffer, ownerDiffers } from './facts-differ.js'

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

export interface PoaDocument extends PrintedPoa {
  facts: PoaFacts
}

export interface PoaSetToSave {
  caller: Caller
  request: PoaCreateRequest
  gathered: PoaFactsRead
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
  const { customerId } = set.request
  let isAsRead = true
  try {
    await inTransaction(dependencies.database, async (trx) => {
      if (ownerDiffers(set.gathered, await lockOwner(trx, customerId))) throw new StaleSetError()
      const gathered = isAsRead ? set.gathered : await gatherAgain(trx, customerId, set.gathered)
      // The portings are moved as they were read, by versions. Those count also what is not printed, as another poaCreate;
      // so when one is not as it was read, this runs again and compares the facts, which the lock then keeps from that.
      isAsRead = false
      await saveInTransaction(trx, dependencies, { ...set, gathered })
    })
    return true
  } catch (error) {
    // A porting code that is taken already is as rare as it is harmless: the next try draws another.
    if (error instanceof StaleSetError || isDuplicate(error)) return false
    throw error
  }
}

async function gatherAgain(
  trx: DatabaseTransaction,
  customerId: string,
  printed: PoaFactsRead,
): Promise<PoaFactsRead> {
  const current = await findPoaFacts(trx, customerId)
  if (!current || factsDiffer(printed, current)) throw new StaleSetError()
  return current
}

async function saveInTransaction(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { caller, request, gathered, handOver, documents }: PoaSetToSave,
): Promise<void> {
  const { customerId, method, mitId } = request
  const documentIds = documents.map(({ facts }) => facts.reference)
  // This locks the portings. What is not locked (a new porting) may change from here on, as if it had changed a moment
  // after the commit.
  const moved = await movePortings(trx, gathered.portings, 'poaCreate', {
    actor: caller,
    customerId,
    message: null,
    details: { documents: documentIds, method, ...handOver },
    alsoAudited: documents.map(toEntry(request)),
    foundBy: wantingPoa(customerId),
  })
  // Whoever made one since it was read moved the portings, too.
  if (gathered.customer.hasOpenPoas) await replaceOpenPoaDocuments(trx, customerId, moved ?? '')
  await insertPoaDocuments(
    trx,
    { customerId, method, mitId, employeeId: caller.employeeId },
    documents.map(toRow(idsByDonor(gathered.portings))),
  )
  if (!handOver) return
  await recordDelivery(trx, dependencies, {
    ...handOver,
    action: 'porting.poaCreate',
    isReminded: true,
    caller,
    customerId,
    customer: gathered.customer,
    documentIds,
    wishedDates: gathered.portings.map(({ requestedDate }) => requestedDate),
  })
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

function idsByDonor(portings: readonly PortingForPoa[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { id, donor } of portings) {
    const group = groups.get(donor.cpsCode)
    if (group) group.push(id)
    else groups.set(donor.cpsCode, [id])
  }
  return groups
}

const toRow =
  (portingIds: ReadonlyMap<string, readonly string[]>) =>
  ({ facts, printed, bytes, pages, sha256 }: PoaDocument) => ({
    id: facts.reference,
    operator: facts.donor.cpsCode,
    donorName: facts.donor.name,
    portingCode: facts.portingCode,
    facts: printed,
    numberCount: facts.portings.reduce((sum, porting) => sum + porting.numbers.length, 0),
    pages,
    sha256,
    bytes,
    portingIds: portingIds.get(facts.donor.cpsCode) ?? [],
  })
