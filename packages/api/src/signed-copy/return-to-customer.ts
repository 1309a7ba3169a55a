import {
  type Actor,
  type DatabaseTransaction,
  listPortingsWithOtherCopies,
  movePortings,
} from '@telecomx/database'
import { isReceived, type LockedDocument } from './lock-document.js'

/** Has those portings of a signed copy that have no other one left wait for the customer again. Gives whether any does. */
export async function returnToCustomer(
  trx: DatabaseTransaction,
  { copy, portings }: LockedDocument,
  transition: 'documentRefuse' | 'documentDelete',
  { actor, message }: { actor: Actor; message: string | null },
): Promise<boolean> {
  const kept = await listPortingsWithOtherCopies(trx, copy, ['RECEIVED', 'APPROVED'])
  const bare = portings.filter((porting) => isReceived(porting) && !kept.has(porting.id))
  const [first] = bare
  if (!first) return false
  const change = { actor, customerId: first.customer, message, details: { document: copy.id } }
  await movePortings(trx, bare, transition, change)
  return true
}
