import { findPortingCustomer, listSignedCopiesOfPorting } from '@telecomx/database'
import { documentListErrors, type DocumentListOutput, type PartOfList } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** What came back for a porting, the newest first; 404 when there is no such porting. */
export async function documentList(
  { database }: Pick<Dependencies, 'database'>,
  { _id, ...part }: { _id: string } & PartOfList,
): Promise<DocumentListOutput> {
  const page = await listSignedCopiesOfPorting(database, _id, part)
  if (page.total === 0 && (await findPortingCustomer(database, _id)) === undefined)
    throw new ApiFailure(documentListErrors.portingNotFound)
  return { offset: part.offset, limit: part.limit, ...page }
}
