import type { Caller } from '@telecomx/database'
import {
  type PoaFacts,
  type RenderedPoa,
  RendererBusy,
  type TrailFacts,
  UnprintableText,
} from '@telecomx/poa-document'
import {
  type ErrorDetails,
  numbersAtFault,
  refusedCharacter,
  unprintableCharacter,
  unprintableField,
  unprintableInLines,
} from '@telecomx/validation'
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
    throw failureToRender(error, drafts)
  }
}

/** A trail, in the same turns. 503 when too much waits already. */
export async function renderTrail(
  { poaRenderer }: Dependencies,
  caller: Caller,
  trail: TrailFacts,
): Promise<RenderedPoa> {
  try {
    return await poaRenderer.renderTrail(trail, caller.customerId)
  } catch (error) {
    throw error instanceof RendererBusy ? unavailable(error) : error
  }
}

function failureToRender(error: unknown, drafts: readonly PoaFacts[]): unknown {
  if (error instanceof RendererBusy) return unavailable(error)
  if (!(error instanceof UnprintableText)) return error
  const [party, field = ''] = error.field.split('.')
  // What is wrong with our own name is no caller's fault.
  if (party === 'issuer') return error
  const details = faultOfFact(error.field, drafts)
  return new ApiFailure(unprintableField(party === 'donor' ? 'operator' : field), { cause: error, details })
}

/** Which character of the fact at the path cannot be printed, and of which donor or numbers it is a fact. */
function faultOfFact(path: string, drafts: readonly PoaFacts[]): ErrorDetails | undefined {
  const field = path.slice(path.lastIndexOf('.') + 1)
  for (const { owner, donor, portings } of drafts) {
    const porting = portings[Number(/^portings\[(\d+)\]/.exec(path)?.[1])]
    const fact = ((path.startsWith('owner.') ? owner : (porting ?? donor)) as Record<string, unknown>)[field]
    if (typeof fact !== 'string') continue
    const refused = path === 'owner.address' ? unprintableInLines : unprintableCharacter
    const fault = refusedCharacter(fact, refused)
    if (!fault) continue
    const whose = porting ? numbersAtFault(porting.numbers) : { operators: [donor.cpsCode] }
    return { ...fault, ...(!path.startsWith('owner.') && whose) }
  }
  return undefined
}
