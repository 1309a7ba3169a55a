import {
  type Caller,
  type DatabaseTransaction,
  findNewestDocumentOf,
  insertAuditEntry,
  inTransaction,
  type LockedSignedCopy,
  lockPortings,
  lockSignedCopy,
  matchSignedCopy,
} from '@telecomx/database'
import {
  documentMatchErrors as errors,
  type DocumentMatchOutput,
  entryAtFault,
  portingsInTheWay,
  unmatchedErrors,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { readBack, receivePortings } from './file-signed-copy.js'
import { matchPortings, takesCopies } from './match-signed-copy.js'

export interface MatchRequest {
  document: string
  portings: string[]
}

/**
 * Files a signed copy whose code nobody could read for the portings that a person found on it, and for the others of
 * their document that wait as well.
 */
export async function documentMatch(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  request: MatchRequest,
): Promise<DocumentMatchOutput> {
  const document = await inTransaction(database, async (trx) => {
    const copy = await lockUnmatched(trx, request.document)
    const ids = [...new Set(request.portings)]
    const { document, portings } = await findWaiting(trx, ids)
    const portingIds = portings.map(({ id }) => id)
    await matchSignedCopy(trx, copy, {
      customerId: document.customer,
      poaDocumentId: document.id,
      portingIds,
    })
    await insertAuditEntry(trx, caller, {
      action: 'document.match',
      customerId: document.customer,
      objectType: 'signedCopy',
      objectId: copy.id,
      before: { state: copy.state },
      after: { state: 'RECEIVED', poaDocument: document.id, portings: portingIds },
    })
    await receivePortings(trx, caller, copy.id, portings)
    return readBack(trx, copy.id)
  })
  return { success: true, document }
}

/** 404 when there is no such signed copy, 409 when it is not to be matched any more. */
export async function lockUnmatched(trx: DatabaseTransaction, copyId: string): Promise<LockedSignedCopy> {
  const copy = await lockSignedCopy(trx, copyId)
  if (!copy) throw new ApiFailure(unmatchedErrors.documentNotFound)
  const { state } = copy
  if (state !== 'UNMATCHED') throw new ApiFailure(unmatchedErrors.isMatched, { details: { state } })
  return copy
}

async function findWaiting(trx: DatabaseTransaction, portingIds: readonly string[]) {
  const document = await findNewestDocumentOf(trx, portingIds)
  const match = document && (await matchPortings(trx, document))
  const locked = await lockPortings(trx, portingIds)
  const missing = portingIds.findIndex((id) => !locked.some((porting) => porting.id === id))
  if (missing >= 0)
    throw new ApiFailure(errors.portingNotFound, { details: entryAtFault(missing, portingIds[missing]) })
  if (!document || !match || portingIds.some((id) => match.misfits.has(id)))
    throw new ApiFailure(errors.portingsOfOtherDocuments, misfitOf(match?.misfits, portingIds))
  const late = locked.filter((porting) => !takesCopies(porting))
  if (late.length > 0)
    throw new ApiFailure(errors.stageWrong, { details: portingsInTheWay(late.map(namedPorting)) })
  return { document, portings: match.toFile }
}

/** Why the document that they have in common does not hold for one of them any more. */
function misfitOf(misfits: ReadonlyMap<string, string> | undefined, portingIds: readonly string[]) {
  const index = portingIds.findIndex((id) => misfits?.has(id))
  const reason = misfits?.get(portingIds[index] ?? '')
  return reason === undefined ? {} : { details: { ...entryAtFault(index, portingIds[index]), reason } }
}
