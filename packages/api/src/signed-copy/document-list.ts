import { findPortingCustomer, listSignedCopiesOfPorting } from '@telecomx/database'
import { documentListErrors, type DocumentListOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** What came back for a porting, the newest first; 404 when there is no such porting. */
export async function documentList(
  { database }: Pick<Dependencies, 'database'>,
  { _id, offset, limit }: { _id: string; offset: number; limit: number },
): Promise<DocumentListOutput> {
  const page = await listSignedCopiesOfPorting(database, _id, { offset, limit })
  if (page.total === 0 && (await findPortingCustomer(database, _id)) === undefined)
    throw new ApiFailure(documentListErrors.portingNotFound)
  return { offset, limit, ...page }
}
