import {
  type DatabaseTransaction,
  listPortingsOfSameDocuments,
  lockPortings,
  type PortingToMove,
} from '@telecomx/database'
import {
  type DocumentedError,
  entryAtFault,
  portingGetErrors,
  portingsInTheWay,
  portingsTogetherErrors,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'

/** A porting, and others of its document that share its fate. */
export interface PortingsTogether {
  _id: string
  portings: readonly string[]
}

/** The one that the call names first, and the others. */
export type LockedTogether = [PortingToMove, ...PortingToMove[]]

/**
 * Locks the portings and gives each once, the one of the path first. 404 when that does not exist; 422 when another does
 * not stand on one document with it, which a porting of somebody else never does.
 */
export async function lockPortingsTogether(
  trx: DatabaseTransaction,
  { _id, portings }: PortingsTogether,
): Promise<LockedTogether> {
  const locked = await lockPortings(trx, [...new Set([_id, ...portings])])
  const first = locked.find(({ id }) => id === _id)
  if (!first) throw new ApiFailure(portingGetErrors.portingNotFound)
  const others = locked.filter((porting) => porting !== first)
  await assertOfOneDocument(trx, { _id, portings })
  return [first, ...others]
}

async function assertOfOneDocument(
  trx: DatabaseTransaction,
  { _id, portings }: PortingsTogether,
): Promise<void> {
  const others = portings.filter((id) => id !== _id)
  if (others.length === 0) return
  const together = await listPortingsOfSameDocuments(trx, _id, others)
  const index = portings.findIndex((id) => id !== _id && !together.has(id))
  if (index >= 0)
    throw new ApiFailure(portingsTogetherErrors.portingsOfOtherDocuments, {
      details: entryAtFault(index, portings[index]),
    })
}

/** Refuses them all with that row, naming those of which it does not hold. */
export function assertOfEach(
  portings: readonly PortingToMove[],
  holds: (porting: PortingToMove) => boolean,
  row: DocumentedError,
): void {
  const refused = portings.filter((porting) => !holds(porting))
  if (refused.length === 0) return
  throw new ApiFailure(row, { details: portingsInTheWay(refused.map(namedPorting)) })
}
