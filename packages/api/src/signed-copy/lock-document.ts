import {
  type DatabaseTransaction,
  lockPortingsAndCopies,
  lockSignedCopy,
  type LockedSignedCopy,
  type PortingToMove,
} from '@telecomx/database'
import { documentReviewErrors, portingsInTheWay } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import { assertOfPorting } from './assert-of-porting.js'

/** A signed copy with the portings that it was filed for, all of them locked. */
export interface LockedDocument {
  copy: LockedSignedCopy
  portings: PortingToMove[]
}

/** Locks a signed copy of the porting; 404 `document` when it has no such one. */
export async function lockDocument(
  trx: DatabaseTransaction,
  { _id, document }: { _id: string; document: string },
): Promise<LockedDocument> {
  const copy = await lockSignedCopy(trx, document)
  assertOfPorting(copy, _id)
  const portings = copy.portings.length > 0 ? await lockPortingsAndCopies(trx, copy.portings) : []
  return { copy, portings }
}

/**
 * The same for a review: 409 when it waits for none, 403 when none of its portings does, and 409 when they wait for that of
 * another one, which the customer was to sign since it came.
 */
export async function lockForReview(
  trx: DatabaseTransaction,
  ids: { _id: string; document: string },
): Promise<LockedDocument> {
  const locked = await lockDocument(trx, ids)
  const { state, standsFor } = locked.copy
  if (state !== 'RECEIVED') throw new ApiFailure(documentReviewErrors.isNotReceived, { details: { state } })
  const waiting = locked.portings.filter(isReceived)
  if (waiting.length === 0)
    throw new ApiFailure(documentReviewErrors.stageWrong, {
      details: portingsInTheWay(locked.portings.map(namedPorting)),
    })
  if (!waiting.some(({ id }) => standsFor.includes(id)))
    throw new ApiFailure(documentReviewErrors.isNotReceived, { details: { state, reason: 'outdated' } })
  return locked
}

export function isReceived({ stage }: Pick<PortingToMove, 'stage'>): boolean {
  return stage === 'IN_POA_RECEIVED_FROM_CUSTOMER'
}
