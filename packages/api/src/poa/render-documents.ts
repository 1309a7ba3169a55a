import type { Caller } from '@telecomx/database'
import { type PoaFacts, RendererBusy, UnprintableText } from '@telecomx/poa-document'
import { unprintableField } from '@telecomx/validation'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { PoaDocument } from './save-poa-set.js'

/**
 * The documents in the order of their facts. 422 on the field when a stored text could not be printed exactly as it is,
 * 503 when too much waits already; none is begun then. They take the turn of the caller's company, whichever customer it
 * acts for.
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
    throw failureToRender(error)
  }
}

function failureToRender(error: unknown): unknown {
  if (error instanceof RendererBusy) return unavailable(error)
  if (!(error instanceof UnprintableText)) return error
  const [party, field = ''] = error.field.split('.')
  // What is wrong with our own name is no caller's fault.
  if (party === 'issuer') return error
  return new ApiFailure(unprintableField(party === 'donor' ? 'operator' : field), { cause: error })
}
