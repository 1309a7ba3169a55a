import { type PoaFacts, RendererBusy } from '@telecomx/poa-document'
import { unavailable } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import type { PoaDocument } from './save-poa-set.js'

/** The customer's documents in the order of their facts; 503, and none is begun, when too many wait already. */
export async function renderDocuments(
  { poaRenderer }: Dependencies,
  customerId: string,
  drafts: readonly PoaFacts[],
): Promise<PoaDocument[]> {
  try {
    const rendered = await poaRenderer.render(drafts, customerId)
    return rendered.map((document, index) => ({ ...document, facts: drafts[index] as PoaFacts }))
  } catch (error) {
    throw error instanceof RendererBusy ? unavailable(error) : error
  }
}
