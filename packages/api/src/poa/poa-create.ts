import { setTimeout } from 'node:timers/promises'
import { type Caller, type CustomerWithContact, findPoaFacts } from '@telecomx/database'
import { type DeliveryMethod, type PoaCreateOutput, poaCreateErrors } from '@telecomx/validation'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { draftDocuments } from './draft-documents.js'
import { copiesBeside } from '../delivery/copies.js'
import { poaRecipient } from '../delivery/poa-recipient.js'
import { renderDocuments } from './render-documents.js'
import { type HandOver, type PoaCreateRequest, savePoaSet } from './save-poa-set.js'

/** How often a set is made anew because the portings changed while it was printed. Source: docs/api/poa-create.md. */
const mostTries = 5
/** Growing and jittered: who changes the portings has time to end. */
const shortestPauseMs = 20

/**
 * Makes one power of attorney per donor for every number of the customer that needs porting, links each to all its
 * portings, and hands them over. Nothing is half done: documents, links, stages and deliveries are saved together.
 */
export async function poaCreate(
  dependencies: Dependencies,
  caller: Caller,
  request: PoaCreateRequest,
): Promise<PoaCreateOutput> {
  for (let tries = 0; tries < mostTries; tries++) {
    const gathered = await findPoaFacts(dependencies.database, request.customerId)
    if (!gathered?.portings.length) throw new ApiFailure(poaCreateErrors.nothingToPort)
    const { method } = request
    const handOver = method === 'DOWNLOAD' ? undefined : handOverOf({ ...request, method }, gathered.customer)
    const drafts = draftDocuments(dependencies, gathered, request)
    // Outside any transaction: printing takes milliseconds in which no row may be locked.
    const documents = await renderDocuments(dependencies, caller, drafts)
    const saved = await savePoaSet(dependencies, { caller, request, gathered, handOver, documents })
    if (saved) return { success: true, documents: documents.map(({ facts }) => facts.reference) }
    await setTimeout(Math.random() * shortestPauseMs * 2 ** tries)
  }
  throw unavailable()
}

function handOverOf(
  { method, recipient: given, cc = [] }: PoaCreateRequest & { method: DeliveryMethod },
  customer: CustomerWithContact,
): HandOver {
  const recipient = poaRecipient(method, given, customer)
  return { method, recipient, cc: copiesBeside(recipient, method, cc) }
}
