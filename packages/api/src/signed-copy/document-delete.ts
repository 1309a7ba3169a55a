import {
  type Caller,
  deleteSignedCopy,
  insertAuditEntry,
  inTransaction,
  isSignedCopyBeingSent,
  lockPortingsAndCopies,
  type PortingToMove,
  stageFacts,
} from '@telecomx/database'
import { documentDeleteErrors as errors, portingsInTheWay } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { takesCopies } from './match-signed-copy.js'
import { lockDocument } from './lock-document.js'
import { returnToCustomer } from './return-to-customer.js'

/**
 * Takes a signed copy away from all its portings; its file is gone for good. Those that have no other one wait for the
 * customer again. What the donor has, or is to have, is ADMIN's to take away, and stays at its stage.
 */
export async function documentDelete(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  ids: { _id: string; document: string },
): Promise<{ success: true }> {
  await inTransaction(database, async (trx) => {
    const locked = await lockDocument(trx, ids)
    const { copy, portings } = locked
    // One that is not matched is for no porting yet.
    assertDeletable(caller, portings.length > 0 ? portings : await lockPortingsAndCopies(trx, [ids._id]))
    if (await isSignedCopyBeingSent(trx, copy.id)) throw new ApiFailure(errors.isBeingSent)
    await deleteSignedCopy(trx, copy)
    await insertAuditEntry(trx, caller, {
      action: 'porting.documentDelete',
      customerId: copy.customer ?? undefined,
      objectType: 'signedCopy',
      objectId: copy.id,
      before: { state: copy.state, filename: copy.filename, portings: copy.portings },
      after: { state: 'DELETED' },
    })
    await returnToCustomer(trx, locked, 'documentDelete', { actor: caller, message: null })
  })
  return { success: true }
}

function assertDeletable({ accessLevel }: Caller, portings: readonly PortingToMove[]): void {
  const isOpen = (porting: PortingToMove) =>
    takesCopies(porting) || (accessLevel === 'ADMIN' && isWithDonor(porting))
  const going = portings.filter(({ stage }) => !stageFacts[stage].isOver)
  const inTheWay = (going.length > 0 ? going : portings).filter((porting) => !isOpen(porting))
  if (inTheWay.length > 0)
    throw new ApiFailure(errors.stageWrong, { details: portingsInTheWay(inTheWay.map(namedPorting)) })
}

/** The donor has it, and has not answered. Source: docs/api/document-delete.md. */
function isWithDonor({ stage }: PortingToMove): boolean {
  return stage === 'IN_POA_SENT' || stage === 'IN_ORDERED'
}
