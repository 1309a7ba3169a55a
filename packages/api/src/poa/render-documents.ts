import type { Caller } from '@telecomx/database'
import { type PoaFacts, RendererBusy } from '@telecomx/poa-document'
import { unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { PoaDocument } from './save-poa-set.js'

/**
 * The documents in the order of their facts; 503, and none is begun, when too much waits already. They take the turn of
 * the caller's company, whichever customer it acts for.
 */
export async function renderDocuments(
  { poaRenderer }: Dependencies,
  caller: Caller,
  drafts: readonly PoaFacts[],
): Promise<PoaDocument[]> {
  try {
    const rendered = await poaRenderer.render(drafts, caller.customerId)
    return rendered.map((document, index) => ({ ...document, facts: drafts[index] as PoaFacts }))
  } catch (error) {
    throw error instanceof RendererBusy ? unavailable(error) : error
  }
}
