import {
  type Caller,
  insertAuditEntry,
  inTransaction,
  listPortingsWithOtherCopies,
  reviewSignedCopy,
} from '@telecomx/database'
import { type DocumentApproveOutput, documentApproveErrors, portingsInTheWay } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { readBack } from './file-signed-copy.js'
import { lockForReview } from './lock-document.js'

/**
 * Approves a signed copy, for all its portings: it may go to the donor. Of two reviewers at once one gets the 409. The
 * donor is sent one document, so no second one of the same porting is approved.
 */
export async function documentApprove(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  ids: { _id: string; document: string },
): Promise<DocumentApproveOutput> {
  const document = await inTransaction(database, async (trx) => {
    const { copy, portings } = await lockForReview(trx, ids)
    const others = await listPortingsWithOtherCopies(trx, copy, ['APPROVED'])
    const taken = portings.filter(({ id }) => others.has(id))
    if (taken.length > 0)
      throw new ApiFailure(documentApproveErrors.otherApproved, {
        details: portingsInTheWay(taken.map(namedPorting)),
      })
    await reviewSignedCopy(trx, copy, { state: 'APPROVED', employeeId: caller.employeeId })
    await insertAuditEntry(trx, caller, {
      action: 'porting.documentApprove',
      customerId: copy.customer ?? undefined,
      objectType: 'signedCopy',
      objectId: copy.id,
      before: { state: copy.state },
      after: { state: 'APPROVED' },
    })
    return readBack(trx, copy.id)
  })
  return { success: true, document }
}
