import { type Caller, deleteSignedCopy, insertAuditEntry, inTransaction } from '@telecomx/database'
import type { Dependencies } from '../procedure/dependencies.js'
import { lockUnmatched } from './document-match.js'

/** Throws a file away that came back and is no signed copy of anything. Its file is gone for good. */
export async function documentDiscard(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  { document }: { document: string },
): Promise<{ success: true }> {
  await inTransaction(database, async (trx) => {
    const copy = await lockUnmatched(trx, document)
    await deleteSignedCopy(trx, copy)
    await insertAuditEntry(trx, caller, {
      action: 'document.discard',
      customerId: copy.customer ?? undefined,
      objectType: 'signedCopy',
      objectId: copy.id,
      before: { state: copy.state, filename: copy.filename },
      after: { state: 'DELETED' },
    })
  })
  return { success: true }
}
