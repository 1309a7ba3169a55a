import type { Database } from '../schema.js'
import { isOfThisSignature } from '../signed-copy/is-of-this-signature.js'

/** A signed copy that a porting has, and the power of attorney that was signed. */
export interface CopyOfPorting {
  porting: string
  signedCopy: string
  isApproved: boolean
  document: string
  /** CPS code of the donor that the document names. */
  operator: string
  portingCode: string
}

/** The signed copies of the portings that count: filed or approved, the newest first. */
export async function listCopiesOfPortings(
  database: Database,
  portingIds: readonly string[],
): Promise<CopyOfPorting[]> {
  const rows = await database
    .selectFrom('signed_copy_porting as link')
    .innerJoin('signed_copy', 'signed_copy.id', 'link.signed_copy')
    .innerJoin('poa_document', 'poa_document.id', 'signed_copy.poa_document')
    .select(['link.porting', 'signed_copy.id as signedCopy', 'signed_copy.state'])
    .select(['poa_document.id as document', 'poa_document.operator'])
    .select('poa_document.porting_code as portingCode')
    .where('link.porting', 'in', portingIds)
    .where('signed_copy.state', 'in', countedStates)
    .where(isOfThisSignature('link'))
    .orderBy('signed_copy.received_at', 'desc')
    .orderBy('signed_copy.id')
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, isApproved: state === 'APPROVED' }))
}

/** The other portings that signed copies of this one were filed for. */
export async function listPortingsOfSameCopies(database: Database, portingId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('signed_copy_porting as own')
    .innerJoin('signed_copy', 'signed_copy.id', 'own.signed_copy')
    .innerJoin('signed_copy_porting as other', 'other.signed_copy', 'own.signed_copy')
    .select('other.porting')
    .distinct()
    .where('own.porting', '=', portingId)
    .where('other.porting', '<>', portingId)
    .where('signed_copy.state', 'in', countedStates)
    .orderBy('other.porting')
    .execute()
  return rows.map(({ porting }) => porting)
}

/** A copy without portings, one that the review refused and one that was deleted are none. */
const countedStates = ['RECEIVED', 'APPROVED'] as const

/** What was printed on the documents, by their ids, as JSON. */
export async function listPoaFacts(
  database: Database,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('poa_document')
    .select(['id', 'facts'])
    .where('id', 'in', documentIds)
    .execute()
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}
